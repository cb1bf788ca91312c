import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedServer } from './support/scripted-server.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

const program = `import { createFountainClient, FountainError, type Schemas } from '@fountainai/client';
const { script } = createFountainClient({ token: 'a-token', gateway: process.argv[2] });
const { data } = await script.GET('/v2/scripts/{scriptId}', { params: { path: { scriptId: 1 } } });
const play: Schemas['script']['ScriptV2'] = data;
const id: number = play.scriptId;
// @ts-expect-error -- the types are there and know better
const title: number = play.title;
console.log(id, title, FountainError.name);
`;

test('the published package works in a program outside this repository', async () => {
  await run(process.execPath, ['scripts/build.ts'], { cwd: home });
  const project = await mkdtemp(join(await realpath(tmpdir()), 'fountain-client-'));
  onTestFinished(() => rm(project, { recursive: true }));

  const installed = join(project, 'node_modules/@fountainai/client');
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  await mkdir(installed, { recursive: true });
  await writeFile(
    join(installed, 'package.json'),
    JSON.stringify({ ...manifest, ...manifest.publishConfig }),
  );
  await cp(join(home, 'dist'), join(installed, 'dist'), { recursive: true });
  for (const name of Object.keys(manifest.dependencies))
    await symlink(await realpath(join(home, 'node_modules', name)), join(project, 'node_modules', name));

  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  await writeFile(join(project, 'main.ts'), `declare const process: { argv: string[] };\n${program}`);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.asynciterable'],
    types: [],
    strict: true,
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const compiled = await run(process.execPath, [
    join(home, 'node_modules/typescript/bin/tsc'),
    '-p',
    project,
  ]).catch((error: object) => error);
  expect(compiled).toMatchObject({ stdout: '', stderr: '' });

  const { url } = await scriptedServer({ body: { scriptId: 1, title: 'Hamlet' } });
  const { stdout } = await run(process.execPath, [join(project, 'main.js'), url]);
  expect(stdout).toBe('1 Hamlet FountainError\n');
});

test('it has no import of Node', async () => {
  await run(process.execPath, ['scripts/build.ts'], { cwd: home });
  const files = (await readdir(join(home, 'dist'))).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(files.map((name) => readFile(join(home, 'dist', name), 'utf8')));
  const imports = texts.flatMap((text) =>
    [...text.matchAll(/(?:from|import) ?\(?'([^.'][^']*)'/g)].map(([, name]) => name),
  );
  expect(new Set(imports)).toEqual(new Set(['is-network-error', 'openapi-fetch', 'p-retry']));
});
