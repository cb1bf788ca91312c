import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findTool,
  runSandboxed,
  sandboxWorks,
  ToolFailedError,
  ToolLimitError,
  ToolTimeoutError,
} from '../src/index.ts';

const limits = { timeMs: 10_000, memoryBytes: 2 ** 30, fileBytes: 2 ** 20 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const shell = (command: string, more: Partial<typeof limits> = {}, signal = new AbortController().signal) =>
  runSandboxed('bash', ['-c', command], { folder, signal, limits: { ...limits, ...more } });

describe('a tool', () => {
  it('that is installed is found with its version, another is not', async () => {
    expect(await findTool('no-such-tool')).toBeNull();
    if (existsSync('/usr/bin/prlimit'))
      expect(await findTool('prlimit')).toMatchObject({
        path: '/usr/bin/prlimit',
        version: expect.stringMatching(/^\d/),
      });
  });
});

describe.skipIf(!(await sandboxWorks()))('a program in the sandbox', () => {
  it('works in its folder, and its output is returned', async () => {
    const { output } = await shell('echo written > file; echo said; echo wrong >&2');
    expect(output.split('\n').toSorted()).toEqual(['said', 'wrong']);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('written\n');
  });

  it.each(['/etc/passwd', '/etc/hostname', homedir(), process.cwd()])('does not see %s', async (path) => {
    await expect(shell(`ls ${path}`)).rejects.toThrow(/No such file/);
  });

  it.each(['/file', '/usr/file', '/usr/bin/file', '/etc/file'])('cannot write %s', async (path) => {
    await expect(shell(`echo x > ${path}`)).rejects.toThrow(/Read-only file system|Permission denied/);
  });

  it('has its own /tmp', async () => {
    await shell('echo x > /tmp/of-the-sandbox');
    expect(existsSync('/tmp/of-the-sandbox')).toBe(false);
  });

  it('has its own environment only, and no input', async () => {
    const { output } = await shell('env | cut -d= -f1 | sort | tr "\\n" " "; cat');
    expect(output).toBe('HOME LANG PATH PWD SHLVL SOURCE_DATE_EPOCH _');
  });

  it('does not reach the network', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(shell(`exec 3<>/dev/tcp/127.0.0.1/${port}`)).rejects.toThrow(/refused|unreachable/);
    server.close();
  });

  it('is killed with its children at its time limit', async () => {
    const ended = shell('(sleep 2; echo late > late) & sleep 60', { timeMs: 300 });
    await expect(ended).rejects.toBeInstanceOf(ToolTimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(existsSync(join(folder, 'late'))).toBe(false);
  });

  it('is killed by the signal', async () => {
    const reason = new Error('gone');
    const controller = new AbortController();
    const ended = shell('sleep 60', {}, controller.signal);
    controller.abort(reason);
    await expect(ended).rejects.toBe(reason);
  });

  it('writes no file above its limit', async () => {
    const failed = shell('head -c 5000000 /dev/zero > large');
    await expect(failed).rejects.toBeInstanceOf(ToolLimitError);
    expect((await stat(join(folder, 'large'))).size).toBeLessThanOrEqual(limits.fileBytes);
  });

  it('gets no memory above its limit', async () => {
    const greedy = shell('x=$(head -c 100000000 /dev/zero | tr "\\0" x)', { memoryBytes: 50_000_000 });
    await expect(greedy).rejects.toBeInstanceOf(ToolLimitError);
  });

  it('gets no processor time above its limit', async () => {
    await expect(shell('ulimit -t 1; while :; do :; done')).rejects.toBeInstanceOf(ToolLimitError);
  });

  it('that fails reports its last lines', async () => {
    const failure = await shell('echo the reason >&2; exit 3').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ToolFailedError);
    expect(failure).toMatchObject({ tool: 'bash', output: 'the reason' });
  });

  it('that prints without end is read in constant memory', async () => {
    const { output } = await shell('head -c 3000000 /dev/zero | tr "\\0" x; echo; echo end');
    expect(output.length).toBeLessThanOrEqual(4000);
    expect(output).toMatch(/end$/);
  });
});
