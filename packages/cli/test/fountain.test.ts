import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '@fountainai/home';
import { runCommand } from '../src/testing/run-command.ts';
import { scratchHome } from '@fountainai/home/testing/scratch';

const play =
  'Title: The Post Office\nAuthor: Rabindranath Tagore\n\n# ACT I\n\n@MADHAV\nWhat a state I am in!\n';
const counts = { sections: 1, actions: 1, spokenWords: 1, characters: 1, contexts: 0 };
const imported = { scriptId: 12, title: 'The Post Office', ...counts, warnings: [] as string[] };

type Answer = (request: IncomingMessage & { text: string }, response: ServerResponse, nth: number) => void;

/** A server that gives these answers in turn and records the requests. */
async function serverWith(...answers: Answer[]) {
  const requests: (IncomingMessage & { text: string })[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const whole = Object.assign(request, { text: Buffer.concat(chunks).toString() });
      requests.push(whole);
      answers[Math.min(requests.length, answers.length) - 1]?.(whole, response, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, url: `http://127.0.0.1:${port}`, requests };
}

const answer =
  (status: number, body: unknown, headers = {}): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

async function fountain(args: string[], env: NodeJS.ProcessEnv = {}, given?: string) {
  return runCommand(given ?? (await homeWithToken()), args, { env });
}

async function homeWithToken(): Promise<string> {
  const home = await scratchHome();
  await writeFile(join(home, 'token'), 'the-token');
  return home;
}

async function fileWith(content: string | Uint8Array): Promise<string> {
  const file = join(await scratchHome(), 'play.fountain');
  await writeFile(file, content);
  return file;
}

describe('fountain import', () => {
  test('sends the play to the gateway and prints the script', async () => {
    const { port, requests } = await serverWith(answer(201, imported));
    const { code, out, err } = await fountain(['import', await fileWith(play)], {
      GATEWAY_PORT: String(port),
    });
    expect(err).toContain('The Post Office: 1 section, 1 element, 1 character\n');
    expect(err).toContain(
      'Imported: The Post Office, 1 section, 1 action, 1 speech, 1 character, 0 contexts\n',
    );
    expect([code, out]).toEqual([0, 'script 12\n']);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/v2/stories/import',
      headers: {
        host: `storyfactory.localhost:${port}`,
        authorization: 'Bearer the-token',
        'content-type': 'application/json',
      },
    });
    expect(JSON.parse(requests[0]?.text ?? '')).toEqual({ format: 'fountain', text: play });
  });

  test('a repeated import is reported with its warnings', async () => {
    const { url } = await serverWith(
      answer(200, { ...imported, warnings: ['Line 3: a page break was left out.'] }),
    );
    const { code, out, err } = await fountain(['import', await fileWith(play), '--gateway', `${url}/`]);
    expect([code, out]).toEqual([0, 'script 12\n']);
    expect(err).toContain('This very file was imported before: The Post Office');
    expect(err).toContain('Note: Line 3: a page break was left out.');
  });

  test('without a gateway it connects to the story factory directly', async () => {
    const { port, requests } = await serverWith(answer(201, imported));
    const env = { GATEWAY_PORT: String(await freePort()), STORY_FACTORY_PORT: String(port) };
    const { out } = await fountain(['import', await fileWith(play)], env);
    expect(out).toBe('script 12\n');
    expect(requests[0]?.headers.host).toBe(`127.0.0.1:${port}`);
  });

  test.each([429, 503, 409])('a %i with Retry-After is retried', async (status) => {
    const busy = answer(status, { detail: 'Busy.' }, { 'retry-after': '1' });
    const { url, requests } = await serverWith(busy, answer(201, imported));
    const { code, err } = await fountain(['import', await fileWith(play), '--gateway', url]);
    expect([code, requests.length]).toEqual([0, 2]);
    expect(err).toContain('Busy. Trying again in 1 s.');
  });

  test('a lost connection is retried', async () => {
    const { url, requests } = await serverWith((request) => request.socket.destroy(), answer(201, imported));
    const { code, out } = await fountain(['import', await fileWith(play), '--gateway', url]);
    expect([code, out, requests.length]).toEqual([0, 'script 12\n', 2]);
  });

  test('a problem is printed plainly and not retried', async () => {
    const errors = [{ pointer: '/text', message: 'has no sections' }];
    const { url, requests } = await serverWith(
      answer(400, { title: 'Bad Request', detail: 'No play.', errors }),
    );
    const { code, out, err } = await fountain(['import', await fileWith(play), '--gateway', url]);
    expect([code, out, requests.length]).toEqual([1, '', 1]);
    expect(err).toMatch(/No play\.\n {2}\/text: has no sections\n$/);
  });

  test('without any answer it prints the addresses it tried', async () => {
    const [gateway, factory] = [await freePort(), await freePort()];
    const env = { GATEWAY_PORT: String(gateway), STORY_FACTORY_PORT: String(factory) };
    const { code, err } = await fountain(['import', await fileWith(play)], env);
    expect(code).toBe(1);
    expect(err).toContain(`Nothing answers at http://127.0.0.1:${gateway} and http://127.0.0.1:${factory}.`);
  });

  test('an invalid gateway address is reported', async () => {
    const { code, err } = await fountain(['import', await fileWith(play), '--gateway', 'gateway:8000']);
    expect([code, err.includes('gateway:8000 is no address of a gateway')]).toEqual([1, true]);
  });

  test('UTF-16 with a byte order mark is read', async () => {
    const { url, requests } = await serverWith(answer(201, imported));
    const bytes = Buffer.from(`\uFEFF${play}`, 'utf16le');
    for (const file of [await fileWith(bytes), await fileWith(bytes.swap16())]) {
      const { code } = await fountain(['import', file, '--gateway', url]);
      expect(code).toBe(0);
    }
    expect(requests.map(({ text }) => (JSON.parse(text) as { text: string }).text)).toEqual([play, play]);
  });

  test.each([
    ['half a character of UTF-16', async () => fileWith(Uint8Array.of(0xff, 0xfe, 0x20)), 'iconv -f UTF-16'],
    ['not UTF-8', async () => fileWith(Uint8Array.of(0x52, 0xe9, 0x20)), 'is not UTF-8'],
    [
      'too large',
      async () => fileWith(new Uint8Array(8 * 1024 * 1024 + 1).fill(65)),
      'is too large: 8.1 MiB',
    ],
    ['missing', async () => '/nowhere/play.fountain', 'There is no file /nowhere/play.fountain.'],
    ['a folder', async () => scratchHome(), 'is a folder'],
    ['no Fountain', async () => fileWith('{"a": [1, 2, 3]}'), 'line 1:'],
  ])('a file that is %s is refused before sending', async (_, file, message) => {
    const { url, requests } = await serverWith(answer(201, imported));
    const { code, out, err } = await fountain(['import', await file(), '--gateway', url]);
    expect([code, out, requests.length]).toEqual([1, '', 0]);
    expect(err).toContain(message);
  });

  test('without a token it says how to get one', async () => {
    const { code, err } = await fountain(['import', await fileWith(play)], {}, await scratchHome());
    expect([code, err.includes('Run `pnpm start` first')]).toEqual([1, true]);
  });
});

describe('fountain', () => {
  test.each([
    [['token', 'issue', '--workspace', 'globe']],
    [['token', 'issue', '--workspace', 'no spaces', '--scope', 'read']],
    [['token', 'issue', '--workspace', 'globe', '--scope', 'read,root']],
    [['token', 'issue', '--workspace', 'globe', '--scope', 'read', '--expires', 'soon']],
    [['import']],
    [['perform']],
    [[]],
  ])('%j is wrong usage', async (args) => {
    const { code, out } = await fountain(args);
    expect([code, out]).toEqual([2, '']);
  });

  test('--help prints the usage', async () => {
    const { code, out } = await fountain(['--help']);
    expect([code, out.includes('import [options] <file>')]).toEqual([0, true]);
  });

  test('token issue prints only the token, list shows it, revoke revokes it', async () => {
    const home = await scratchHome();
    const args = [
      'token',
      'issue',
      '--workspace',
      'globe',
      '--scope',
      'read,write',
      '--subject',
      'will',
      '--expires',
      '30d',
    ];
    const issued = await fountain(args, {}, home);
    expect(issued).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/),
    });
    const listed = await fountain(['token', 'list'], {}, home);
    expect(listed.out).toMatch(/^[\w-]{36} {2}valid {4}\d{4}-\d\d-\d\d {2}globe {2}read,write {2}will\n$/);
    const jti = listed.out.slice(0, 36);
    expect(await fountain(['token', 'revoke', jti], {}, home)).toMatchObject({
      code: 0,
      out: `Revoked ${jti}\n`,
    });
    expect((await fountain(['token', 'list'], {}, home)).out).toContain('revoked');
    expect((await fountain(['token', 'revoke', 'nobody'], {}, home)).code).toBe(1);
  });

  test('keys rotate prints the next steps', async () => {
    const { code, out } = await fountain(['keys', 'rotate']);
    expect([code, out]).toEqual([0, expect.stringContaining('Restart FountainAI')]);
  });
});
