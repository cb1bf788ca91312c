import { X509Certificate, createPrivateKey } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { runOperator } from '../src/operator.ts';
import { scratchFolder } from '@fountainai/home/testing/scratch';

const root = join(import.meta.dirname, '../../..');

/** Runs the operator's container on volumes of the test. */
async function operator(env: NodeJS.ProcessEnv = {}, clone = root) {
  const volumes = await scratchFolder();
  const run = async (...args: string[]) => {
    const printed = { out: '', err: '' };
    const code = await runOperator(args, clone, {
      env: { FOUNTAIN_VOLUMES: volumes, ...env },
      out: (text) => void (printed.out += text),
      err: (text) => void (printed.err += text),
      isTerminal: false,
    });
    return { code, ...printed };
  };
  const read = (file: string) => readFile(join(volumes, file), 'utf8');
  return { volumes, run, read };
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
  );
}

test('init makes keys, a password, a certificate and the Kong file, and keeps them the next time', async () => {
  const { run, volumes } = await operator();
  expect(await run('init')).toEqual({ code: 0, out: '', err: '' });
  const made = await filesIn(volumes);
  expect(
    Object.keys(made)
      .map((file) => file.slice(volumes.length + 1))
      .toSorted(),
  ).toEqual([
    'cache/password',
    'gateway/kong.yml',
    'operator/jwks.json',
    'operator/private-key.pem',
    'operator/revoked.json',
    'postgres/password',
    'public/jwks.json',
    'public/revoked.json',
    'tls/fullchain.pem',
    'tls/privkey.pem',
  ]);
  expect((await run('init')).code).toBe(0);
  expect(await filesIn(volumes)).toEqual(made);
});

test('init completes any interrupted run', async () => {
  const { run, volumes, read } = await operator();
  await run('init');
  // A certificate implies its key.
  const made = Object.keys(await filesIn(volumes)).filter((file) => !file.endsWith('privkey.pem'));
  for (const file of made) {
    await rm(file);
    expect([file, (await run('init')).code]).toEqual([file, 0]);
    await stat(file);
  }
  const pair = [await read('tls/fullchain.pem'), await read('tls/privkey.pem')] as const;
  expect(new X509Certificate(pair[0]).checkPrivateKey(createPrivateKey(pair[1]))).toBe(true);
});

test('the certificate covers all our hosts, including the combined one', async () => {
  const { run, read } = await operator();
  await run('init');
  const certificate = new X509Certificate(await read('tls/fullchain.pem'));
  expect(certificate.checkPrivateKey(createPrivateKey(await read('tls/privkey.pem')))).toBe(true);
  for (const host of [
    'api.fountain.coach',
    'api.localhost',
    'scriptmanagement.fountain.coach',
    'character.localhost',
  ])
    expect(certificate.checkHost(host)).toBe(host);
  expect(certificate.validToDate.getTime() - Date.now()).toBeGreaterThan(800 * 86_400_000);
});

test("an operator's own certificate stays", async () => {
  const { run, volumes, read } = await operator();
  await mkdir(join(volumes, 'tls'));
  await cp(import.meta.filename, join(volumes, 'tls/fullchain.pem'));
  await run('init');
  expect(await read('tls/fullchain.pem')).toBe(await readFile(import.meta.filename, 'utf8'));
  expect(await readdir(join(volumes, 'tls'))).toEqual(['fullchain.pem']);
});

test('private keys have mode 600, and published files contain none', async () => {
  const { run, volumes, read } = await operator();
  await run('init');
  for (const file of ['operator/private-key.pem', 'tls/privkey.pem'])
    expect((await stat(join(volumes, file))).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await read('public/jwks.json')).keys[0]).not.toHaveProperty('d');
  expect(await read('gateway/kong.yml')).toContain('BEGIN PUBLIC KEY');
});

test('an issued token is signed with the published key, and revoking it reaches the services', async () => {
  const { run, read } = await operator();
  await run('init');
  const { out, code } = await run('token', 'issue', '--workspace', 'mine', '--scope', 'read,write');
  expect(code).toBe(0);
  const keys = createLocalJWKSet(JSON.parse(await read('public/jwks.json')));
  const { payload } = await jwtVerify(out.trim(), keys);
  expect(payload).toMatchObject({ ws: 'mine', scope: 'read write' });
  await run('token', 'revoke', payload.jti!);
  expect(JSON.parse(await read('public/revoked.json'))).toEqual([payload.jti]);
});

test('a new key is published at once, to services and gateway', async () => {
  const { run, read } = await operator();
  await run('init');
  await run('keys', 'rotate');
  expect(JSON.parse(await read('public/jwks.json')).keys).toHaveLength(2);
  expect((await read('gateway/kong.yml')).match(/BEGIN PUBLIC KEY/g)).toHaveLength(2);
});

test('HTTPS_ONLY redirects HTTP', async () => {
  const plain = await operator();
  expect((await plain.run('kong-file')).out).not.toContain('https_redirect_status_code');
  const strict = await operator({ HTTPS_ONLY: 'true' });
  expect((await strict.run('kong-file')).out).toContain('https_redirect_status_code: 308');
});

test('reports problems with the file, the database and the command', async () => {
  const clone = await operator({}, await scratchFolder());
  expect(await clone.run('init')).toMatchObject({ code: 1, err: expect.stringContaining('kong.yml') });
  const { run } = await operator({ POSTGRES_SERVER: '127.0.0.1:1' });
  expect(await run('roles')).toMatchObject({ code: 1, err: expect.stringContaining('postgres/password') });
  await run('init');
  expect(await run('roles')).toMatchObject({ code: 1, err: expect.stringContaining('ECONNREFUSED') });
  expect(await run('dance')).toMatchObject({ code: 2 });
});
