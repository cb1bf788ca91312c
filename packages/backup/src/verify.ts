import { CommandFailure, messageOf } from '@fountainai/home';
import type { ArchiveReader } from './archive-reader.ts';
import { type Manifest, readManifest, tableMember } from './manifest.ts';
import { fileMembers, isIntact } from './stored-files.ts';

/**
 * Reads a whole backup and compares its checksums.
 * @throws CommandFailure that names the damaged members
 */
export async function verify(
  file: string,
  archive: ArchiveReader,
  tick?: (line: string) => void,
): Promise<Manifest> {
  const manifest = await readManifest(file, archive);
  const damaged = (what: string, why = 'it is not what was backed up') => {
    throw new CommandFailure(`${file} is damaged at ${what}: ${why}. Take another backup.`);
  };
  const check = async (member: string, isGood: () => Promise<boolean>) => {
    tick?.(`checking ${member}`);
    const good = await isGood().catch((error: unknown) => damaged(member, messageOf(error)));
    if (!good) damaged(member);
  };
  for (const [service, { tables }] of Object.entries(manifest.services))
    for (const { name, sha256 } of tables) {
      const member = tableMember(service, name);
      await check(member, async () => (await archive.hash(member)) === sha256);
    }
  const files = fileMembers(archive);
  for (const member of files) await check(member, () => isIntact(archive, member));
  const expected = manifest.files?.count ?? 0;
  if (files.length !== expected) damaged('files/', `${expected} were backed up, ${files.length} are in it`);
  return manifest;
}
