import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { writePrivateOnce } from '@fountainai/home';
import { ensureCertificate } from './certificate.ts';
import { publish, type ComposeOptions } from './publish.ts';
import { volumesIn } from './volumes.ts';

/** Makes what the containers start with, where it is missing. May be repeated, and killed at any time. */
export async function initVolumes(options: ComposeOptions): Promise<void> {
  const { postgresPassword, cachePassword, tls, wal } = volumesIn(options.volumes);
  for (const password of [postgresPassword, cachePassword]) {
    await writePrivateOnce(password, randomBytes(24).toString('base64url'));
    // PostgreSQL and Redis read theirs as users of their own; nobody else has these volumes but who needs them.
    await chmod(password, 0o644);
  }
  for (const folder of wal) {
    await mkdir(folder, { recursive: true });
    // PostgreSQL writes there, as that user.
    await chmod(folder, 0o777);
  }
  await ensureCertificate(tls);
  await publish(options);
}
