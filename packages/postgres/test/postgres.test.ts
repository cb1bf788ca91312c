import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort, isAlive } from '@fountainai/home';
import { withClient } from '../src/postgres-access.ts';
import { postgresBinaries } from '../src/postgres-binaries.ts';
import { ensureCluster } from '../src/postgres-cluster.ts';
import { keepPostgres } from '../src/postgres-keeper.ts';
import { stopPostmaster } from '../src/postmaster.ts';
import { type Postgres, startPostgres } from '../src/postgres.ts';
import { chooseRunAs } from '../src/run-as.ts';
import { giveCluster } from '../src/testing/give-cluster.ts';
import { scratchFolder, scratchHome, until, untilGone } from '@fountainai/home/testing/scratch';

function optionsIn(home: string) {
  return { dataDir: join(home, 'postgres'), logFile: join(home, 'logs', 'postgres.log'), durable: false };
}

async function started(home: string, options = {}): Promise<Postgres> {
  const postgres = await startPostgres({ ...optionsIn(home), ...options });
  onTestFinished(() => postgres.stop({ hurry: true }));
  return postgres;
}

async function one(url: string, sql: string): Promise<unknown> {
  const { rows } = await withClient(url, (client) => client.query({ text: sql, rowMode: 'array' }));
  return rows[0]?.[0];
}

/** A home with an initialized server. */
async function usedHome(): Promise<string> {
  const home = await scratchHome();
  await giveCluster(home);
  return home;
}

describe('startPostgres', () => {
  test('a new server has the documented settings, in a folder with mode 700', async () => {
    const home = await scratchHome();
    const { adminUrl, adopted } = await started(home);
    expect(adopted).toBe(false);
    expect(await one(adminUrl, 'SHOW server_encoding')).toBe('UTF8');
    expect(await one(adminUrl, 'SHOW timezone')).toBe('UTC');
    expect(await one(adminUrl, 'SHOW max_connections')).toBe('200');
    expect(await one(adminUrl, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await one(adminUrl, 'SHOW unix_socket_directories')).toBe('');
    const locale = `SELECT datlocprovider::text || ':' || datlocale FROM pg_database WHERE datname = current_database()`;
    expect(await one(adminUrl, locale)).toBe('b:C.UTF-8');
    const methods = `SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules`;
    expect(await one(adminUrl, methods)).toBe('scram-sha-256');
  });

  test('a wrong password is refused, and the right one is stored with mode 600', async () => {
    const home = await usedHome();
    const { adminUrl } = await started(home);
    const wrong = new URL(adminUrl);
    wrong.password = 'postgres';
    await expect(one(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    const file = join(home, 'database.json');
    expect(await readFile(file, 'utf8')).toContain(new URL(adminUrl).password);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, 'logs', 'postgres.log'))).mode & 0o777).toBe(0o600);
  });

  test('data is kept across a stop and a start, on the same port', async () => {
    const home = await usedHome();
    const first = await started(home);
    await one(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await started(home);
    expect(second.port).toBe(first.port);
    expect(await one(second.adminUrl, 'SELECT answer FROM kept')).toBe(42);
  });

  test('a port that another listener needs is not reused', async () => {
    const home = await usedHome();
    const first = await started(home);
    await first.stop();
    const second = await started(home, { leave: [first.port] });
    expect(second.port).not.toBe(first.port);
  });

  test('a server survives kill -9 of its starter and is adopted', async () => {
    const home = await usedHome();
    const script = join(import.meta.dirname, 'fixtures', 'starts-postgres.ts');
    const starter = fork(script, [home], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [first] = (await once(starter, 'message')) as [{ pid: number; port: number }];
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    const second = await started(home);
    expect(second).toMatchObject({ adopted: true, ...first });
    await second.stop();
    await untilGone(first.pid);
  });

  test('after kill -9 it recovers with its data', async () => {
    const home = await usedHome();
    const first = await started(home, { durable: true });
    await one(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.pid, 'SIGKILL');
    await untilGone(first.pid);
    const second = await started(home, { durable: true });
    expect(second.adopted).toBe(false);
    expect(await one(second.adminUrl, 'SELECT answer FROM kept')).toBe(42);
  });

  test('a lock file with the pid of another program does not prevent a start', async () => {
    const home = await usedHome();
    const first = await started(home);
    const lockFile = join(home, 'postgres', 'postmaster.pid');
    const lines = (await readFile(lockFile, 'utf8')).split('\n');
    process.kill(first.pid, 'SIGKILL');
    await untilGone(first.pid);
    await writeFile(lockFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    expect((await started(home)).adopted).toBe(false);
  });

  test('a taken port is reported', async () => {
    const first = await started(await usedHome());
    const second = started(await usedHome(), { port: first.port });
    await expect(second).rejects.toThrow(`Port ${first.port}, which PostgreSQL is to use, is taken.`);
  });

  test('passwords of other data are reported as an error', async () => {
    const home = await usedHome();
    const first = await started(home);
    await first.stop();
    await writeFile(join(home, 'database.json'), '{"servers":{}}');
    await expect(started(home)).rejects.toThrow('refuses the password in database.json');
  });

  test('the given port is used', async () => {
    const port = await freePort();
    expect((await started(await usedHome(), { port })).port).toBe(port);
  });
});

describe.runIf(process.getuid?.() === 0 && process.platform === 'linux')('startPostgres as root', () => {
  const script = join(import.meta.dirname, 'fixtures', 'starts-postgres.ts');

  /** Starts PostgreSQL in a process whose root lacks some capabilities, as in a container. */
  async function startWithout(home: string, capabilities: string): Promise<{ pid: number; stderr: string }> {
    const args = ['--bounding-set', capabilities, '--inh-caps', capabilities, process.execPath, script, home];
    const starter = spawn('setpriv', args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let [pid, stderr] = [0, ''];
    starter.on('message', (message: { pid: number }) => (pid = message.pid));
    starter.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await once(starter, 'close');
    onTestFinished(() => (pid === 0 ? undefined : stopPostmaster(pid, true)));
    return { pid, stderr };
  }

  test('the server does not run as root, and its folder has mode 700', async () => {
    const home = await scratchHome();
    const { pid } = await started(home);
    expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
    expect((await stat(join(home, '..'))).mode & 0o777).toBe(0o700);
  });

  test('its programs may be in a closed folder', async () => {
    const folder = await scratchFolder();
    const { initdb } = await postgresBinaries();
    await cp(join(initdb, '..', '..'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    const dataDir = join(folder, 'postgres');
    const copied = join(folder, 'native', 'bin', 'initdb');
    const [as, owner] = await chooseRunAs(copied, folder, dataDir);
    await ensureCluster({ initdb: copied, dataDir, password: 'secret', as, owner, durable: false });
    expect(await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('18\n');
  });

  test('the other capability is used when the first is missing', async () => {
    const { pid } = await startWithout(await scratchHome(), '-dac_read_search');
    expect(isAlive(pid)).toBe(true);
  });

  test('without any capability it says how to fix this', async () => {
    const home = await scratchHome();
    const { pid, stderr } = await startWithout(home, '-dac_read_search,-dac_override,-setpcap');
    expect(pid).toBe(0);
    expect(stderr).toContain(`cannot reach ${home}`);
    expect(stderr).toContain('run it as an ordinary user, or set DATABASE_URL');
  });
});

describe('keepPostgres', () => {
  test('a killed server restarts on its port', async () => {
    const home = await usedHome();
    const said: string[] = [];
    const kept = await keepPostgres(optionsIn(home), (line) => said.push(line));
    onTestFinished(() => kept.stop({ hurry: true }));
    const first = kept.pid;
    process.kill(first, 'SIGKILL');
    await until('it is back', () => said.some((line) => line.startsWith('PostgreSQL is back')));
    expect(kept.pid).not.toBe(first);
    expect(await one(kept.adminUrl, 'SELECT 1')).toBe(1);
  });
});
