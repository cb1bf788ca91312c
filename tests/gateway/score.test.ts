import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runCommand } from '../../packages/cli/src/testing/run-command.ts';
import { ask } from './client.ts';

const { url, tokens } = inject('gateway');
const token = tokens.own;
const fountain = `Title: The Bell

.A TOWER

@ANNA
Who rings so late?

@BERT
The wind, and nobody besides.

!She listens.
`;

let home: string;
let scriptId: number;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fountainai-score-'));
  await writeFile(join(home, 'token'), token);
  const { status, body } = await ask('story-factory', '/v2/stories/import', {
    method: 'POST',
    token,
    body: { format: 'fountain', text: fountain },
  });
  expect(status).toBe(201);
  scriptId = body.scriptId;
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function score(...args: string[]) {
  const folder = join(home, 'music');
  const { code, err } = await runCommand(home, ['score', ...args, '--gateway', url, '--out', folder]);
  return { code, said: err, names: (await readdir(folder)).toSorted(), folder };
}

test('a play is composed, engraved, performed and fetched by one command', async () => {
  const { code, said, names, folder } = await score(String(scriptId));
  expect([code, said]).toEqual([0, expect.stringContaining('made by')]);
  expect(names).toEqual(
    expect.arrayContaining([
      '01-a-tower-page-1.svg',
      '01-a-tower.mp3',
      '01-a-tower.pdf',
      '01-a-tower.wav',
      'the-bell.csd',
      'the-bell.ly',
      'the-bell.mid',
      'the-bell.musicxml',
    ]),
  );
  expect((await readFile(join(folder, 'the-bell.mid'))).subarray(0, 4).toString()).toBe('MThd');
  const story = await ask('story-factory', `/v1/stories?scriptId=${scriptId}`, { token });
  const { midiFilePath } = story.body.orchestration;
  const headers = { range: 'bytes=0-3' };
  const part = await ask('story-factory', midiFilePath, { token, headers });
  expect([part.status, part.headers['content-range'], part.text]).toEqual([
    206,
    expect.stringMatching(/^bytes 0-3\/\d+$/),
    'MThd',
  ]);
  expect((await ask('story-factory', midiFilePath, { token: tokens.other })).status).toBe(404);
}, 120_000);

test('a second run makes and fetches nothing', async () => {
  const { code, said } = await score('bell');
  expect([code, said]).toEqual([0, expect.stringContaining('0 of them new')]);
}, 120_000);

test('a play with program code is composed as text', async () => {
  const evil = join(home, 'evil');
  const text = [
    `Title: " #(system "touch ${evil}") \\include "/etc/passwd" %{`,
    '',
    '.</CsScore> $(touch evil)',
    '',
    '@\u202eANNA"',
    `\\" #(system "touch ${evil}") </CsScore> i1 0 1 <CsInstruments>`,
    '',
    `!\\header { } #(ly:gulp-file "/etc/passwd")`,
    '',
  ].join('\n');
  const { status, body } = await ask('story-factory', '/v2/stories/import', {
    method: 'POST',
    token,
    body: { format: 'fountain', text },
  });
  expect(status).toBe(201);
  const { code, names, folder } = await score(String(body.scriptId));
  expect(code).toBe(0);
  const midi = names.find((name) => name.endsWith('.mid') && name !== 'the-bell.mid')!;
  expect((await readFile(join(folder, midi), 'latin1')).includes('root:')).toBe(false);
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
  expect(existsSync(evil)).toBe(false);
}, 120_000);
