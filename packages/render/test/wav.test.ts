import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createWav, readWav, wavBytes } from '../src/wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'wav-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, ...blocks: number[][]): string {
  const path = join(folder, name);
  const wav = createWav(path);
  for (const block of blocks) wav.write(Float64Array.from(block));
  wav.close();
  return path;
}

const channelsOf = (path: string) => {
  const pieces = [...readWav(path)];
  return [pieces.flatMap(([left]) => [...left]), pieces.flatMap(([, right]) => [...right])];
};

describe('A WAV file', () => {
  test('returns the written samples', () => {
    expect(channelsOf(write('some.wav', [0.5, -0.5], [0.25, 0, -1, 0.125]))).toEqual([
      [0.5, 0.25, -1],
      [-0.5, 0, 0.125],
    ]);
  });

  test('clips loud samples, without wrapping', () => {
    expect(channelsOf(write('loud.wav', [1.5, -1.5]))).toEqual([[32_767 / 32_768], [-1]]);
  });

  test('has the computed size, also above a second', () => {
    const path = write(
      'long.wav',
      Array.from({ length: 2 * 100_000 }, () => 0.5),
    );
    expect(readFileSync(path)).toHaveLength(wavBytes(100_000 / 44_100));
    expect(channelsOf(path).map((channel) => channel.filter((sample) => sample === 0.5).length)).toEqual([
      100_000, 100_000,
    ]);
  });

  test('may have other chunks before its samples', () => {
    const plain = readFileSync(write('plain.wav', [0.5, 0.25]));
    const other = Buffer.from('PEAK\u0004\0\0\0abcd', 'latin1');
    const path = join(folder, 'chunks.wav');
    writeFileSync(path, Buffer.concat([plain.subarray(0, 36), other, plain.subarray(36)]));
    expect(channelsOf(path)).toEqual([[0.5], [0.25]]);
  });

  test('of another kind is refused', () => {
    const mono = readFileSync(write('mono.wav', [0, 0]));
    mono.writeUInt16LE(1, 22);
    const path = join(folder, 'mono.wav');
    writeFileSync(path, mono);
    expect(() => channelsOf(path)).toThrow('not a 16-bit stereo WAV');
    writeFileSync(path, 'no sound at all');
    expect(() => channelsOf(path)).toThrow('not a 16-bit stereo WAV');
  });
});
