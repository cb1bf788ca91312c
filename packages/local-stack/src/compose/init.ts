import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { writePrivateOnce } from '../files.ts';
import { ensureCertificate } from './certificate.ts';
import { publish, type ComposeOptions } from './publish.ts';
import { volumesIn } from './volumes.ts';

/** Makes what the containers start with, where it is missing. May be repeated, and killed at any time. */
export async function initVolumes(options: ComposeOptions): Promise<void> {
  const { postgresPassword, tls, wal } = volumesIn(options.volumes);
  await writePrivateOnce(postgresPassword, randomBytes(24).toString('base64url'));
  // PostgreSQL reads it as a user of its own; nobody else has this volume.
  await chmod(postgresPassword, 0o644);
  for (const folder of wal) {
    await mkdir(folder, { recursive: true });
    // PostgreSQL writes there, as that user.
    await chmod(folder, 0o777);
  }
  await ensureCertificate(tls);
  await publish(options);
}
