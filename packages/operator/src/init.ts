import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { writePrivateOnce } from '@fountainai/home';
import { ensureCertificate } from './certificate.ts';
import { publish, type ComposeOptions } from './publish.ts';
import { volumesIn } from './volumes.ts';

/** Makes the missing files that the containers need. It is safe to repeat and to kill. */
export async function initVolumes(options: ComposeOptions): Promise<void> {
  const { postgresPassword, cachePassword, tls, wal } = volumesIn(options.volumes);
  for (const password of [postgresPassword, cachePassword]) {
    await writePrivateOnce(password, randomBytes(24).toString('base64url'));
    // PostgreSQL and Redis run as other users; only containers that need these volumes mount them.
    await chmod(password, 0o644);
  }
  for (const folder of wal) {
    await mkdir(folder, { recursive: true });
    // PostgreSQL writes to it as another user.
    await chmod(folder, 0o777);
  }
  await ensureCertificate(tls);
  await publish(options);
}
