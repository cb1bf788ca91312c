import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writePrivate, homeFiles, openKeys, ensureRevokedFile } from '@fountainai/home';
import { partsOf, readColours } from './colours.ts';
import { volumesIn } from './volumes.ts';

export interface ComposeOptions {
  /** The clone in the image. */
  root: string;
  /** The folder in which the volumes are mounted. */
  volumes: string;
  /** Whether the gateway redirects HTTP to HTTPS. */
  httpsOnly: boolean;
}

/** Writes the public keys, revoked tokens and Kong file to their volumes. Unchanged files stay. */
export async function publish(options: ComposeOptions): Promise<void> {
  const volumes = volumesIn(options.volumes);
  const files = homeFiles(volumes.operator);
  await openKeys(volumes.operator);
  await ensureRevokedFile(volumes.operator);
  await writeChanged(join(volumes.public, 'jwks.json'), await readFile(files.jwks, 'utf8'));
  await writeChanged(join(volumes.public, 'revoked.json'), await readFile(files.revoked, 'utf8'));
  await writeChanged(join(volumes.gateway, 'kong.yml'), await renderedKong(options));
}

/** Renders the file that Kong loads: kong/kong.yml with the public keys and the present colours. */
export async function renderedKong({ root, volumes, httpsOnly }: ComposeOptions): Promise<string> {
  const { jwks } = await openKeys(volumesIn(volumes).operator);
  const { renderKong } = await import('@fountainai/local-gateway');
  return renderKong(await readFile(join(root, 'kong', 'kong.yml'), 'utf8'), {
    addresses: {},
    jwks,
    colours: partsOf(await readColours(volumes)),
    httpsOnly,
  });
}

async function writeChanged(file: string, text: string): Promise<void> {
  if ((await readIfThere(file)) !== text) await writePrivate(file, text);
}
