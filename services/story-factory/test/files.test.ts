import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const { service, extra } = setUp();

interface File {
  fileId: number;
  kind: string;
  name: string;
  size: number;
  contentType: string;
}
let files: Record<string, File>;

beforeAll(async () => {
  const text = 'Title: Kurz „und“ gut\n\n.Öde\n\n@ANNA\nJa.\n';
  const { body: play } = await service.api('importStoryV2', { body: { format: 'fountain', text } });
  const params = { scriptId: play.scriptId as number };
  await service.api('orchestrateScriptV2', { params });
  const workers = extra.work();
  let job: { state: string; files: File[] };
  do {
    await sleep(20);
    job = (await service.api('getOrchestrationV2', { params })).body;
  } while (job.state !== 'done');
  await workers.stop();
  files = Object.fromEntries(job.files.map((file) => [file.kind, file]));
});

const fetchFile = (kind: string, headers: Record<string, string> = {}) =>
  service.api('getFileV2', { params: { fileId: files[kind]!.fileId }, headers });
const lilyPond = 'lilypond of Kurz „und“ gut';
const bytes = (text: string) => Buffer.byteLength(text);

describe.each(['V1', 'V2'])('a file in %s', (version) => {
  test('comes whole, with what is known about it', async () => {
    const { fileId, size } = files.lilypond!;
    const answer = await service.api(`getFile${version}`, { params: { fileId } });
    expect([answer.status, answer.body]).toEqual([200, lilyPond]);
    expect(size).toBe(bytes(lilyPond));
    expect(answer.headers).toMatchObject({
      'content-type': 'text/x-lilypond; charset=utf-8',
      'content-length': String(size),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="kurz-und-gut.ly"; filename*=UTF-8''kurz-und-gut.ly`,
    });
  });

  test('that is not there, or another workspace’s, is the same 404', async () => {
    const { fileId } = files.midi!;
    const answers = await Promise.all([
      service.api(`getFile${version}`, { params: { fileId }, workspace: 'other' }),
      service.api(`getFile${version}`, { params: { fileId: 4_711 }, workspace: 'other' }),
    ]);
    const [foreign, unknown] = answers.map(({ status, body }) => [status, { ...body, requestId: '' }]);
    expect(foreign).toEqual(unknown);
    expect(answers[0].status).toBe(404);
    expect(answers[0].headers['cache-control']).toBeUndefined();
  });
});

test.each([
  ['midi', 'audio/midi', 'kurz-und-gut.mid'],
  ['csound', 'text/x-csound; charset=utf-8', 'kurz-und-gut.csd'],
  ['musicxml', 'application/vnd.recordare.musicxml+xml', 'kurz-und-gut.musicxml'],
  ['pdf', 'application/pdf', '01-öde.pdf'],
  ['svg', 'image/svg+xml', '01-öde-page-1.svg'],
  ['wav', 'audio/wav', '01-öde.wav'],
  ['mp3', 'audio/mpeg', '01-öde.mp3'],
])('%s is sent as %s, to be saved as %s', async (kind, type, name) => {
  const { status, headers } = await fetchFile(kind);
  expect([status, headers['content-type'], files[kind]!.name]).toEqual([200, type, name]);
  expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
});

test('a picture may not run programs', async () => {
  const { headers } = await fetchFile('svg');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
});

describe('a part of a file', () => {
  const size = bytes('mp3 of Öde');
  test.each([
    ['bytes=0-2', 'mp3', `bytes 0-2/${size}`],
    ['bytes=4-5', 'of', `bytes 4-5/${size}`],
    ['bytes=9-', 'de', `bytes 9-10/${size}`],
    ['bytes=-2', 'de', `bytes 9-10/${size}`],
    ['bytes=9-4711', 'de', `bytes 9-10/${size}`],
  ])('%s', async (range, text, contentRange) => {
    const { status, body, headers } = await fetchFile('mp3', { range });
    expect([status, body, headers['content-range'], headers['content-length']]).toEqual([
      206,
      text,
      contentRange,
      String(text.length),
    ]);
  });

  test('after the end is a 416 that says where the end is, and is not to be kept', async () => {
    const { status, headers, body } = await fetchFile('mp3', { range: 'bytes=4711-' });
    expect([status, headers['content-range'], body.code]).toEqual([
      416,
      `bytes */${size}`,
      'range_not_satisfiable',
    ]);
    expect([headers['cache-control'], headers.etag]).toEqual([undefined, undefined]);
  });

  test.each(['lines=1-2', 'bytes=0-1,4-5'])('%s gets the whole', async (range) => {
    expect((await fetchFile('mp3', { range })).status).toBe(200);
  });

  test('is only sent of the file it was asked of', async () => {
    const { headers } = await fetchFile('mp3');
    const part = (ifRange: string) => fetchFile('mp3', { range: 'bytes=0-2', 'if-range': ifRange });
    expect((await part(String(headers.etag))).status).toBe(206);
    expect((await part('"another"')).status).toBe(200);
    expect((await part(`W/${String(headers.etag)}`)).status).toBe(200);
  });
});

test('what the client holds already is a 304', async () => {
  const etag = String((await fetchFile('wav')).headers.etag);
  const { status, body } = await fetchFile('wav', { 'if-none-match': `"x", ${etag}`, range: 'bytes=0-1' });
  expect([status, body]).toEqual([304, undefined]);
  expect((await fetchFile('wav', { 'if-none-match': '"x"' })).status).toBe(200);
});

test('a client that goes away in the middle leaves the service well', async () => {
  const address = await service.app.listen({ port: 0 });
  const request = get(`${address}/v1/files/${files.wav!.fileId}`, {
    headers: { authorization: `Bearer ${await service.tokens.issue()}` },
  });
  const [response] = (await once(request, 'response')) as [{ destroy(): void }];
  response.destroy();
  expect((await fetchFile('wav')).status).toBe(200);
});

test('one that is gone from the disk is a fault of ours that shows no path', async () => {
  const etag = String((await fetchFile('csound')).headers.etag);
  await rm(extra.store.pathOf('test', etag.replaceAll('"', '')));
  const { status, body } = await fetchFile('csound');
  expect([status, body.code]).toEqual([500, 'internal_error']);
  expect(JSON.stringify(body)).not.toContain(extra.folder);
});
