import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castInstruments, soundSeconds, writeCsound, type InstrumentId, type Score } from '@fountainai/score';
import { afterAll, describe, expect, test } from 'vitest';
import { exampleScore } from '../../score/test/example-score.ts';
import { performInWasm } from '../src/csound-wasm.ts';
import { measureFrames, measureLoudness } from '../src/loudness.ts';
import { findTool, sandboxWorks } from '../src/native-tools.ts';
import { perform, type PerformOptions } from '../src/perform.ts';
import { readWav, type Frames } from '../src/wav.ts';
import { oneByOne, turns } from './perform-scores.ts';

const mebibyte = 2 ** 20;
const limits = { timeMs: 60_000, memoryBytes: 512 * mebibyte, fileBytes: 64 * mebibyte };
const native = (await findTool('csound')) !== null && (await sandboxWorks());
const blockSeconds = 64 / 44_100;
const quartet: InstrumentId[] = ['violin', 'violin', 'viola', 'cello'];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perform-'));
  folders.push(folder);
  return folder;
}

/** Performs into a new folder unless one is given; returns absolute paths. */
async function play(score: Score, options: Partial<PerformOptions> = {}) {
  const all: PerformOptions = {
    folder: newFolder(),
    signal: new AbortController().signal,
    limits,
    use: 'wasm',
    ...options,
  };
  const rendering = await perform(score, all);
  return {
    ...rendering,
    files: rendering.files.map((file) => ({ ...file, path: join(all.folder, file.path) })),
  };
}

/** Plays the .csd with these notes only; a note's numbers are those of its line. */
function hear(csd: string, keep: (numbers: number[]) => boolean = () => true): Frames {
  const text = csd
    .split('\n')
    .filter((line) => !/^i (?!99 )/.test(line) || keep(line.slice(2).split(' ').map(Number)))
    .join('\n');
  const samples: number[] = [];
  performInWasm(text, limits.memoryBytes, (block) => {
    for (const sample of block) samples.push(sample);
  });
  const channel = (side: number) =>
    Float32Array.from({ length: samples.length / 2 }, (_, at) => samples[at * 2 + side]!);
  return [channel(0), channel(1)];
}

const loudnessOf = (...pieces: Frames[]): number => measureFrames(pieces).integrated;
const secondsOf = (path: string): number =>
  [...readWav(path)].reduce((frames, [left]) => frames + left.length, 0) / 44_100;

/** Frames of an MPEG-1 layer III stream of constant rate and 44.1 kHz, by their headers. */
function mp3Seconds(bytes: Buffer): number {
  let frames = 0;
  for (let at = 0; at + 4 <= bytes.length; frames++) {
    expect(bytes.readUInt16BE(at) & 0xff_fe).toBe(0xff_fa);
    const kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320][bytes[at + 2]! >> 4]!;
    at += Math.floor((144_000 * kilobits) / 44_100) + ((bytes[at + 2]! >> 1) & 1);
  }
  return (frames * 1152) / 44_100;
}

describe('A performance with the Csound from npm', async () => {
  const folder = newFolder();
  const rendering = await play(exampleScore(), { folder });
  const [wav, mp3] = rendering.files.map(({ path }) => path) as [string, string];

  test('leaves a WAV and an MP3 file, and nothing else', () => {
    expect(rendering.files.map(({ kind }) => kind)).toEqual(['wav', 'mp3']);
    expect(readdirSync(folder).toSorted()).toEqual(['music.mp3', 'music.wav']);
    expect(rendering.by).toBe('csound 6.18 (wasm)');
  });

  test('is as long as the score and its tail, to a block; the MP3, too, to its padding', () => {
    const seconds = soundSeconds(exampleScore());
    expect(Math.abs(secondsOf(wav) - seconds)).toBeLessThanOrEqual(blockSeconds);
    expect(mp3Seconds(readFileSync(mp3)) - seconds).toBeGreaterThan(0);
    expect(mp3Seconds(readFileSync(mp3)) - seconds).toBeLessThan(0.15);
  });

  test('gives the same bytes again', async () => {
    const again = await play(exampleScore());
    for (const [index, { path }] of again.files.entries())
      expect(readFileSync(path).equals(readFileSync(rendering.files[index]!.path))).toBe(true);
  });

  test.skipIf(native)('is not played by the machine’s own Csound without a sandbox', async () => {
    await expect(play(exampleScore(), { use: 'native' })).rejects.toThrow(/bubblewrap/);
  });

  test.skipIf(!native)('is as long as the installed Csound’s, and as loud', async () => {
    const { by, files } = await play(exampleScore(), { use: 'native' });
    expect(by).toMatch(/^csound 6\.\d+$/);
    expect(secondsOf(files[0]!.path)).toBeCloseTo(secondsOf(wav), 2);
    const [one, other] = [measureLoudness(files[0]!.path), measureLoudness(wav)];
    expect(Math.abs(one.integrated - other.integrated)).toBeLessThan(0.2);
  });
});

describe('The sound', () => {
  test.each([
    ['the example', exampleScore()],
    ['much at once, loud', turns(6, ['trumpet', 'oboe'], [...quartet, 'double-bass'], 115)],
    ['little, soft', turns(6, ['vibraphone'], [], 40)],
  ])('is about -16 LUFS and never clips: %s', (_, score) => {
    const { integrated, truePeak, clipped } = measureFrames([hear(writeCsound(score))]);
    expect(Math.abs(integrated - -16)).toBeLessThan(2);
    expect(truePeak).toBeLessThan(-1);
    expect(clipped).toBe(0);
  });

  test('stays below full scale where the limiter is needed', () => {
    const csd = writeCsound(turns(4, ['marimba', 'guitar'], quartet, 90)).replaceAll(
      /= [\d.]+ \* \(gaSolo/g,
      '= 9 * (gaSolo',
    );
    expect(measureFrames([hear(csd)]).truePeak).toBeLessThan(-1);
  });

  test('has every part', () => {
    const csd = writeCsound(exampleScore());
    const pans = new Set(
      [...csd.matchAll(/^i (?!99 )\d+ \S+ \S+ \d+ \d+ (\S+)/gm)].map(([, pan]) => Number(pan)),
    );
    expect(pans.size).toBe(4);
    for (const pan of pans)
      expect(loudnessOf(hear(csd, (numbers) => numbers[5] === pan))).toBeGreaterThan(-35);
  });

  test('has every instrument at about the same loudness', () => {
    const instruments: InstrumentId[] = [
      ...castInstruments.map(({ id }) => id),
      ...quartet.slice(1),
      'double-bass',
    ];
    const [left, right] = hear(writeCsound(oneByOne(instruments)));
    const loudness = instruments.map((_, bar): number => {
      const range = [bar * 2 * 44_100, (bar + 1) * 2 * 44_100] as const;
      return loudnessOf([left.subarray(...range), right.subarray(...range)]);
    });
    for (const each of loudness) expect(Math.abs(each - -16)).toBeLessThan(3);
  });

  test('has the voice above the strings', () => {
    const csd = writeCsound(turns(4, ['clarinet'], quartet, 80));
    const voice = loudnessOf(hear(csd, (numbers) => numbers[8] === 0));
    const strings = loudnessOf(hear(csd, (numbers) => numbers[8] === 1));
    expect(voice - strings).toBeGreaterThan(5);
    expect(strings).toBeGreaterThan(-32);
  });

  test('has soft and loud passages in a piece', () => {
    const score = turns(4, ['oboe'], [], 100);
    const soft = score.sections[0]!.parts[0]!.notes.slice(0, 16);
    for (const note of soft) note.velocity = 50;
    const [left, right] = hear(writeCsound(score));
    const half = 4 * 44_100;
    const [first, second] = [0, half].map((from) =>
      loudnessOf([left.subarray(from, from + half), right.subarray(from, from + half)]),
    );
    expect(second! - first!).toBeGreaterThan(8);
  });

  test.skipIf(!native)('has every note, by the report of Csound', () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'music.csd'), writeCsound(exampleScore()).replace('-n -d -m0', '-n -d -v'));
    const output = openSync(join(cwd, 'said.txt'), 'w');
    spawnSync('/usr/bin/csound', ['music.csd'], {
      cwd,
      stdio: ['ignore', output, output],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    closeSync(output);
    const said = readFileSync(join(cwd, 'said.txt'), 'utf8');
    const notes = exampleScore().sections[0]!.parts.flatMap((part) => part.notes).length;
    expect(said.match(/instr (?!99)\d+ now active/g)).toHaveLength(notes);
    expect(said).toContain('0 errors in performance');
  });
});

describe('A performance ends early', () => {
  test('when the WAV file would be too large, before anything is played', async () => {
    const folder = newFolder();
    await expect(
      play(exampleScore(), { folder, limits: { ...limits, fileBytes: mebibyte } }),
    ).rejects.toThrow(/15 s of music are a WAV file of 27\d{5} bytes, and 1048576 are allowed/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('when it takes too long', async () => {
    const folder = newFolder();
    await expect(
      play(turns(60, ['flute'], quartet, 80), { folder, limits: { ...limits, timeMs: 700 } }),
    ).rejects.toThrow('took longer than 700 ms');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('by its signal', async () => {
    const folder = newFolder();
    const controller = new AbortController();
    const playing = play(turns(60, ['flute'], quartet, 80), { folder, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('never mind')), 500);
    await expect(playing).rejects.toThrow('never mind');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('when Csound cannot parse its input', () => {
    const broken = writeCsound(exampleScore()).replace('aTone Blown', 'aTone Bloown');
    expect(() => hear(broken)).toThrow(/Bloown/);
  });

  test('when the memory does not suffice', async () => {
    await expect(play(exampleScore(), { limits: { ...limits, memoryBytes: 8 * mebibyte } })).rejects.toThrow(
      'csound',
    );
  });
});
