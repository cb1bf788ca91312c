import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

const composeFile = `
services:
  init: { image: operator }
  one: { image: service, environment: { SERVICE: one, PORT: 8101, TWO_URL: 'http://two:8102' } }
  two: { image: service, environment: { SERVICE: two, PORT: 8102 } }
`;

const kongService = (name: string) => `
  - name: ${name}
    url: http://${name}.upstream
    retries: 0
    routes:
      - { name: ${name}, hosts: [${name}.localhost], paths: [/], strip_path: false }`;

const kongFile = `
_format_version: '3.0'
services:${kongService('one')}${kongService('two')}
upstreams:
  - { name: one.upstream, targets: [{ target: 'one:8101' }] }
  - { name: two.upstream, targets: [{ target: 'two:8102' }] }
consumers:
  - { username: fountain, id: 6f1b0c52-3a7e-4d0a-9a53-0f6b7a1f7d10 }
`;

/** Makes a clone of two small services, with the tested scripts. */
export async function makeClone(folder: string): Promise<void> {
  await mkdir(join(folder, 'scripts'), { recursive: true });
  await mkdir(join(folder, 'kong'));
  await writeFile(join(folder, 'docker-compose.yml'), composeFile);
  await writeFile(join(folder, 'kong/kong.yml'), kongFile);
  for (const script of ['deploy', 'configure-kong'])
    await copyFile(join(root, 'scripts', script), join(folder, 'scripts', script));
}
