import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KongFile } from '../src/index.ts';
import { ask, echo, listen, newSigner, smallFile } from './support.ts';

const main = join(import.meta.dirname, '../src/main.ts');
const render = join(import.meta.dirname, '../../../scripts/kong-render.ts');

const { PATH, NODE_COMPILE_CACHE } = process.env;
const inherited = { PATH, NODE_COMPILE_CACHE };

let folder: string;
let upstream: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  upstream = await listen(echo());
  await writeFile(join(folder, 'kong.yml'), smallFile(upstream.url));
  await writeFile(join(folder, 'jwks.json'), JSON.stringify({ keys: [(await newSigner()).jwk] }));
});

afterAll(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

function run(env: Record<string, string>) {
  const child: ChildProcess = fork(main, {
    env: { ...inherited, PORT: '0', ...env },
    silent: true,
  });
  let errors = '';
  child.stderr!.on('data', (chunk) => (errors += String(chunk)));
  return { child, exited: once(child, 'exit').then(([code]) => ({ code: code as number, errors })) };
}

async function ready(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ type: string; port: number }];
  expect(message.type).toBe('ready');
  return message.port;
}

const printed = async (args: string[], env: Record<string, string> = {}) => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [render, ...args], {
      env: { ...inherited, ...env },
    });
    return { stdout, stderr: '', code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
};

describe('main', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('reports when it listens, and exits on %s', async (signal) => {
    const { child, exited } = run({ KONG_FILE: join(folder, 'kong.yml') });
    const port = await ready(child);
    const gateway = { url: `http://127.0.0.1:${port}` };
    expect((await ask(gateway, '/', { host: 'one.localhost' })).status).toBe(200);
    child.kill(signal);
    expect(await exited).toEqual({ code: 0, errors: '' });
  });

  test('exits with its parent process', async () => {
    const { child, exited } = run({ KONG_FILE: join(folder, 'kong.yml') });
    await ready(child);
    child.disconnect();
    expect((await exited).code).toBe(0);
  });

  test('reloads its file on SIGHUP', async () => {
    const file = join(folder, 'changing.yml');
    await writeFile(file, smallFile(upstream.url));
    const { child, exited } = run({ KONG_FILE: file });
    const gateway = { url: `http://127.0.0.1:${await ready(child)}` };
    await writeFile(file, smallFile(upstream.url).replace('one.localhost', 'other.localhost'));
    child.kill('SIGHUP');
    const status = async () => (await ask(gateway, '/', { host: 'other.localhost' })).status;
    await expect.poll(status).toBe(200);
    child.kill('SIGTERM');
    expect((await exited).code).toBe(0);
  });

  test('reports a taken port', async () => {
    const { port } = new URL(upstream.url);
    const { exited } = run({ KONG_FILE: join(folder, 'kong.yml'), PORT: port });
    const { code, errors } = await exited;
    expect([code, errors]).toEqual([1, expect.stringMatching(new RegExp(`^Port ${port} is taken`))]);
  });

  test('reports wrong settings and a wrong file', async () => {
    await writeFile(join(folder, 'bad.yml'), smallFile(upstream.url, { plugins: '  - name: acl' }));
    const failures = await Promise.all(
      [
        {},
        { KONG_FILE: join(folder, 'none.yml') },
        { KONG_FILE: join(folder, 'bad.yml') },
        { KONG_FILE: 'x', PORT: 'x' },
      ].map((env) => run(env as Record<string, string>).exited),
    );
    expect(failures.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    const said = failures.map(({ errors }) => errors);
    expect(said[0]).toMatch(/^KONG_FILE is not set/);
    expect(said[1]).toMatch(/none\.yml cannot be read/);
    expect(said[2]).toMatch(/"acl" is not served/);
    expect(said[3]).toMatch(/^PORT is "x"/);
  });
});

const targetsOf = (text: string) =>
  (parse(text) as KongFile).upstreams.map(({ targets }) => targets.map(({ target }) => target));

describe('kong:render', () => {
  test('prints the file for this machine, with configurable ports', async () => {
    const { stdout } = await printed(['--target', 'local', '--jwks', join(folder, 'jwks.json')], {
      STORY_FACTORY_PORT: '9105',
    });
    const targets = targetsOf(stdout);
    expect([targets[0], targets[4]]).toEqual([['127.0.0.1:8101'], ['127.0.0.1:9105']]);
  });

  test('uses the keys of FOUNTAIN_HOME', async () => {
    const named = await printed(['--target', 'local', '--jwks', join(folder, 'jwks.json')]);
    expect(await printed(['--target', 'local'], { FOUNTAIN_HOME: folder })).toEqual(named);
    const none = await printed(['--target', 'local'], { FOUNTAIN_HOME: join(folder, 'none') });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining(join(folder, 'none/jwks.json')) });
  });

  test('prints the file for Compose', async () => {
    const { stdout } = await printed(['--target', 'compose', '--jwks', join(folder, 'jwks.json')]);
    expect(targetsOf(stdout)[3]).toEqual(['session-context:8104']);
  });

  test('prints nothing when keys, a port or the target are wrong', async () => {
    const missing = await printed(['--target', 'local', '--jwks', join(folder, 'none.json')]);
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/pnpm start/) });
    const port = await printed(['--target', 'local', '--jwks', join(folder, 'jwks.json')], {
      SCRIPT_PORT: 'x',
    });
    expect(port).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^SCRIPT_PORT is "x"/) });
    expect(await printed(['--target', 'moon'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/local, compose/),
    });
    expect(await printed([])).toMatchObject({ code: 1, stdout: '' });
  });
});
