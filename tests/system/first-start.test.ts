import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gatewayEntry, listeners, services, type Ports } from '@fountainai/home';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../free-ports.ts';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;

let home: string;
let ports: Ports;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  // A folder that only its owner may enter, like the home of a careful user.
  home = join(await mkdtemp(join(tmpdir(), 'fountainai-start-')), '.fountain');
  ports = await freePorts();
  const portVariables = listeners.map(({ name, portVariable }) => [portVariable, String(ports[name])]);
  env = { ...process.env, ...Object.fromEntries(portVariables), FOUNTAIN_HOME: home };
});

const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await killAll(started.map(({ pid }) => pid!));
  await rm(join(home, '..'), { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number | null>((resolve) => void child.once('exit', (code) => resolve(code)));
  return { child, output: () => text, ended };
}

async function isReady({ output, child }: Started): Promise<string> {
  for (const until = Date.now() + 100_000; Date.now() < until; await sleep(100)) {
    if (output().includes('Ctrl-C stops everything')) return output();
    if (child.exitCode !== null) break;
  }
  throw new Error(`pnpm start did not come up:\n${output()}`);
}

/** Every process of a start, including its PostgreSQL. */
async function descendants(pids: number[]): Promise<number[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,command=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!.slice(1));
  return processes
    .filter(
      ([, parent, command]) => pids.includes(Number(parent)) || command!.includes(join(home, 'postgres')),
    )
    .map(([pid]) => Number(pid));
}

async function killAll(pids: number[]): Promise<void> {
  for (const pid of [...pids, ...(await descendants(pids))]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // gone already
    }
  }
}

const curlLines = (output: string) =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('curl '));
// oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
const paste = async (line: string): Promise<any> =>
  JSON.parse(
    (await run('bash', ['-c', `${line} --silent --show-error`], { cwd: root, maxBuffer: 10_000_000 })).stdout,
  );

describe('pnpm start', () => {
  let first: Started;
  let token: string;

  test('starts everything with the sample, and prints commands that work', async () => {
    first = start();
    const output = await isReady(first);
    const [whole, page, number] = curlLines(output);
    const story = await paste(whole!);
    expect([story.sections.length, story.story.length, story.missing]).toEqual([31, 992, []]);
    expect((await paste(page!)).story.length).toBeGreaterThan(100);
    expect(await paste(number!)).toEqual({ sequenceNumber: 1 });
    expect(await paste(number!)).toEqual({ sequenceNumber: 2 });
    for (const { name } of services) expect(output).toContain(`:${ports[name]}/docs`);
  }, 120_000);

  test('makes keys and the token readable for their owner only', async () => {
    token = await readFile(join(home, 'token'), 'utf8');
    expect(token.trim().split('.')).toHaveLength(3);
    for (const file of ['token', 'private-key.pem', 'database.json', 'tokens.json'])
      expect([file, ((await stat(join(home, file))).mode & 0o777).toString(8)]).toEqual([file, '600']);
  });

  test('a second start reports the first', async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/already runs here \(process \d+\)/);
  });

  test('keeps its data after a kill of all processes', async () => {
    await killAll([first.child.pid!]);
    await first.ended;
    const again = start();
    const output = await isReady(again);
    const [whole, , number] = curlLines(output);
    expect((await paste(whole!)).story).toHaveLength(992);
    expect(await paste(number!)).toEqual({ sequenceNumber: 3 });
    expect(await readFile(join(home, 'token'), 'utf8')).toBe(token);
    first = again;
  }, 120_000);

  test('ends its children when it is killed', async () => {
    const children = (await descendants([first.child.pid!])).filter((pid) => pid !== first.child.pid);
    process.kill(first.child.pid!, 'SIGKILL');
    await first.ended;
    const nodes = async () => {
      const { stdout } = await run('ps', ['-axo', 'pid=,command=']);
      return stdout
        .split('\n')
        .filter((line) => children.includes(Number.parseInt(line, 10)) && line.includes('main.ts'));
    };
    for (let i = 0; i < 100 && (await nodes()).length > 0; i++) await sleep(100);
    expect(await nodes()).toEqual([]);
  }, 60_000);

  test('without a gateway leaves its port free, and stops cleanly on Ctrl-C', async () => {
    const third = start('--no-gateway');
    const output = await isReady(third);
    expect((await paste(curlLines(output)[0]!)).story).toHaveLength(992);
    expect(output).not.toContain(`:${ports[gatewayEntry.name]}/`);
    const children = await descendants([third.child.pid!]);
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    expect(await descendants([third.child.pid!])).toEqual([]);
    expect(children.length).toBeGreaterThan(5);
  }, 120_000);
});

describe('pnpm fountain', () => {
  test('imports a play once in repeated runs, and prints its id', async () => {
    const up = start();
    await isReady(up);
    const fountain = (...args: string[]) =>
      run(process.execPath, ['scripts/fountain.ts', ...args], { cwd: root, env });
    const file = 'samples/mozart-and-salieri.ru.fountain';
    const { stdout } = await fountain('import', file);
    expect(stdout).toMatch(/script \d+\n$/);
    expect((await fountain('import', file)).stdout.trim().split('\n').at(-1)).toBe(
      stdout.trim().split('\n').at(-1),
    );

    const { stdout: other } = await fountain(
      'token',
      'issue',
      '--workspace',
      'elsewhere',
      '--scope',
      'read,write',
    );
    const id = /script (\d+)/.exec(stdout)![1]!;
    const url = `http://127.0.0.1:${ports['story-factory']}/v1/stories?scriptId=${id}`;
    const read = (bearer: string) => fetch(url, { headers: { authorization: `Bearer ${bearer.trim()}` } });
    expect((await read(await readFile(join(home, 'token'), 'utf8'))).status).toBe(200);
    expect((await read(other)).status).toBe(404);
    up.child.kill('SIGTERM');
    expect(await up.ended).toBe(0);
  }, 120_000);
});
