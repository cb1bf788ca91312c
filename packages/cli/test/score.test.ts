import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scorePlay } from '../src/score.ts';
import { runCommand } from '../src/testing/run-command.ts';
import { scratchHome } from '@fountainai/home/testing/scratch';

const scripts = [
  { scriptId: 1, title: 'Romeo and Juliet' },
  { scriptId: 2, title: 'Juliet’s Nurse' },
];
const sections = [
  { headingId: 11, title: 'ACT I' },
  { headingId: 12, title: 'SCENE I. Verona.' },
  { headingId: 13, title: 'SCENE II. A street.' },
];
const file = (fileId: number, name: string) => ({ fileId, name, madeBy: 'lilypond 2.24.1' });
const jobIn = (state: string, stage: string, done: number, more: object = {}) => ({
  scriptId: 1,
  headingId: null,
  state,
  progress: { done, total: 3, stage },
  files: [file(1, 'romeo-and-juliet.mid'), file(2, '02-scene-i.pdf')],
  nextCursor: null,
  failures: [],
  ...more,
});

interface Asked {
  method: string;
  path: string;
  body: unknown;
  headers: IncomingMessage['headers'];
}

/** A gateway of two scripts, whose orchestration passes through these states, one a request. */
async function gatewayWith(states: object[]) {
  const asked: Asked[] = [];
  let looks = 0;
  const answerTo = ({ method, path, headers }: Asked): [number, unknown] => {
    if (path.startsWith('/v2/scripts/1/orchestration'))
      return [method === 'POST' ? 202 : 200, states[Math.min(looks++, states.length - 1)]];
    if (path.startsWith('/v2/scripts/1/sections')) return [200, { items: sections, nextCursor: null }];
    if (path === '/v2/scripts/1') return [200, scripts[0]];
    if (path.startsWith('/v2/scripts/'))
      return [404, { code: 'not_found', detail: 'There is no such script.' }];
    if (path.startsWith('/v2/scripts')) return [200, { items: scripts, nextCursor: null }];
    const content = `content of ${path}`;
    const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
    return headers['if-none-match'] === etag ? [304, undefined] : [200, Buffer.from(content)];
  };
  const answerOne = async (request: IncomingMessage, response: ServerResponse) => {
    const text = Buffer.concat((await request.toArray()) as Buffer[]).toString();
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: text && (JSON.parse(text) as unknown) };
    asked.push(one);
    const [status, body] = answerTo(one);
    const isFile = Buffer.isBuffer(body);
    response.writeHead(status, { 'content-type': isFile ? 'application/pdf' : 'application/json' });
    response.end(isFile ? body : body === undefined ? undefined : JSON.stringify(body));
  };
  const server = createServer((request, response) => void answerOne(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return { env: { GATEWAY_PORT: String(port) }, asked };
}

async function score(env: NodeJS.ProcessEnv, args: string[], { isTerminal = false, out = '' } = {}) {
  const home = await scratchHome();
  await writeFile(join(home, 'token'), 'the-token');
  const folder = out || join(home, 'music');
  const ran = await runCommand(home, ['score', ...args, '--out', folder], { env, isTerminal });
  return { code: ran.code, said: ran.err, printed: ran.out, folder };
}

const done = jobIn('done', 'done', 3);

test('a score is requested, polled and downloaded', async () => {
  const states = [jobIn('queued', 'waiting', 0), jobIn('running', 'engraving section 1 of 2', 1), done];
  const { env, asked } = await gatewayWith(states);
  const { code, said, printed, folder } = await score(env, ['1']);
  expect([code, printed]).toEqual([0, `${folder}\n`]);
  expect(said).toBe(
    `Romeo and Juliet\n0 of 3: waiting\n1 of 3: engraving section 1 of 2\n` +
      `2 files in ${folder}, 2 of them new, made by lilypond 2.24.1\n`,
  );
  const post = asked.find(({ method }) => method === 'POST')!;
  expect([post.body, post.headers.authorization, post.headers.host]).toEqual([
    { headingId: null },
    'Bearer the-token',
    expect.stringMatching(/^storyfactory\.localhost:/),
  ]);
  expect(await readFile(join(folder, '02-scene-i.pdf'), 'utf8')).toBe('content of /v2/files/2');
  expect((await readdir(folder)).toSorted()).toEqual(['02-scene-i.pdf', 'romeo-and-juliet.mid']);
});

test('an unchanged file is not downloaded again, a changed one is', async () => {
  const { env } = await gatewayWith([done]);
  const { folder } = await score(env, ['1']);
  expect((await score(env, ['1'], { out: folder })).said).toContain('2 files');
  expect((await score(env, ['1'], { out: folder })).said).toContain('0 of them new');
  await writeFile(join(folder, '02-scene-i.pdf'), 'half');
  expect((await score(env, ['1'], { out: folder })).said).toContain('1 of them new');
});

test('on a terminal one line shows the progress', async () => {
  const { env } = await gatewayWith([jobIn('running', 'composing', 0), done]);
  const { said } = await score(env, ['1'], { isTerminal: true });
  expect(said).toContain('\r\u001b[K0 of 3: composing\r\u001b[K');
});

test('all pages of a long list of files are downloaded', async () => {
  const { env, asked } = await gatewayWith([
    done,
    jobIn('done', 'done', 3, { nextCursor: 'more' }),
    jobIn('done', 'done', 3, { files: [file(3, '03-scene-ii.pdf')] }),
  ]);
  const { said, folder } = await score(env, ['1']);
  expect(said).toContain('3 files');
  expect(await readdir(folder)).toHaveLength(3);
  expect(asked.map(({ path }) => path)).toContain('/v2/scripts/1/orchestration?cursor=more');
});

describe('the play and section are selected', () => {
  test.each([
    ['romeo', { scriptId: 1 }],
    ['ROMEO AND', { scriptId: 1 }],
  ])('by %s', async (words, { scriptId }) => {
    const { env, asked } = await gatewayWith([done]);
    expect((await score(env, [words])).code).toBe(0);
    expect(asked.find(({ method }) => method === 'POST')!.path).toBe(`/v2/scripts/${scriptId}/orchestration`);
  });

  test.each([
    ['2', 12],
    ['a street', 13],
  ])('by --section %s', async (section, headingId) => {
    const { env, asked } = await gatewayWith([jobIn('done', 'done', 3, { headingId })]);
    const { said } = await score(env, ['1', '--section', section, '--no-render']);
    expect(asked.find(({ method }) => method === 'POST')!.body).toEqual({ headingId, render: [] });
    expect(said).toContain(`Romeo and Juliet, ${sections.find((it) => it.headingId === headingId)!.title}\n`);
  });

  test.each([
    [['juliet'], '1  Romeo and Juliet\n  2  Juliet’s Nurse'],
    [['hamlet'], 'No script has “hamlet” in its title.'],
    [['3'], 'There is no such script.'],
    [['1', '--section', '4'], 'There is no section 4; the script has 3.'],
    [['1', '--section', '0'], 'There is no section 0'],
    [['1', '--section', 'scene'], '2  SCENE I. Verona.\n  3  SCENE II. A street.'],
  ])('an ambiguous selection is refused with its candidates: %j', async (args, message) => {
    const { env, asked } = await gatewayWith([done]);
    const { code, said } = await score(env, args);
    expect([code, said]).toEqual([1, expect.stringContaining(message)]);
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

test('a failed file is reported, and the others are downloaded', async () => {
  const failures = [{ headingId: 12, message: 'No such clef.' }];
  const { env } = await gatewayWith([jobIn('failed', 'failed', 3, { failures })]);
  const { code, said, printed, folder } = await score(env, ['1']);
  expect([code, printed]).toEqual([1, '']);
  expect(said).toContain('Section with headingId 12: No such clef.');
  expect(await readdir(folder)).toHaveLength(2);
});

test('after Ctrl-C the work continues in the background, and the command says so', async () => {
  const { env } = await gatewayWith([jobIn('running', 'composing', 0)]);
  const home = await scratchHome();
  await writeFile(join(home, 'token'), 'the-token');
  const interrupted = new AbortController();
  const say = (line: string) => line.includes('composing') && interrupted.abort();
  const { signal } = interrupted;
  await expect(scorePlay({ script: '1', render: true, home, env, say, signal })).rejects.toThrow(
    'goes on being made in the background',
  );
});
