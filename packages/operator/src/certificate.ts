import { join } from 'node:path';
import { generate } from 'selfsigned';
import { readIfThere, writePrivate, services } from '@fountainai/home';

/** Browsers refuse certificates that are valid for longer. */
const validDays = 825;

/**
 * Writes a self-signed development certificate for all our hosts into a folder without one. The file names are
 * certbot's.
 */
export async function ensureCertificate(folder: string): Promise<void> {
  const certificate = join(folder, 'fullchain.pem');
  if ((await readIfThere(certificate)) !== undefined) return;
  const notAfterDate = new Date(Date.now() + validDays * 86_400_000);
  const hosts = [...services.flatMap(({ publicHost, localHost }) => [publicHost, localHost]), ...others];
  const pems = await generate([{ name: 'commonName', value: 'FountainAI development' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  // The certificate comes last, so a folder with a certificate also has its key.
  await writePrivate(join(folder, 'privkey.pem'), pems.private);
  await writePrivate(certificate, pems.cert);
}

const others = ['api.fountain.coach', 'api.localhost', 'localhost'];
