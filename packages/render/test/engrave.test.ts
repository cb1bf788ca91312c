import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Score, ScoreSection } from '@fountainai/score';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleScore } from '../../score/test/example-score.ts';
import { engrave, findTool, runSandboxed, sandboxWorks, ToolError } from '../src/index.ts';

const limits = { timeMs: 60_000, memoryBytes: 3 * 2 ** 30, fileBytes: 2 ** 26 };
const { signal } = new AbortController();
const tools = ['lilypond', 'pdfinfo', 'pdfunite', 'pdftocairo'];
const isNative = (await sandboxWorks()) && !(await Promise.all(tools.map(findTool))).includes(null);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engrave-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const withSections = (...changes: Partial<ScoreSection>[]): Score => {
  const score = exampleScore();
  return { ...score, sections: changes.map((change) => ({ ...score.sections[0]!, ...change })) };
};

/** A note with a third of a quarter's length, which cannot be printed. */
const unwritable = (): Partial<ScoreSection> => {
  const [section] = exampleScore().sections;
  return {
    headingId: 13,
    parts: section!.parts.map((part) => ({ ...part, notes: [{ ...part.notes[0]!, ticks: 160 }] })),
  };
};

describe.each([
  ['native', /^lilypond 2\.\d+/, isNative],
  ['wasm', /^verovio 6\.\d+/, true],
] as const)('engraving, %s', (use, by, works) => {
  const time = { timeout: 120_000, skip: !works };

  it('makes a PDF and a picture of each page', time, async () => {
    const score = withSections({ headingId: 11 }, { headingId: 12, title: 'SCENE III' });
    const rendering = await engrave(score, { folder, signal, limits, use });
    expect(rendering).toMatchObject({ by: expect.stringMatching(by), failures: [] });
    expect(rendering.files).toEqual([
      { kind: 'pdf', path: 'score.pdf', page: null },
      { kind: 'svg', path: 'page-1.svg', page: 1 },
      { kind: 'svg', path: 'page-2.svg', page: 2 },
    ]);
    expect((await readdir(folder)).toSorted()).toEqual(['page-1.svg', 'page-2.svg', 'score.pdf']);
    expect(await readFile(join(folder, 'score.pdf'), 'latin1')).toMatch(/^%PDF-/);
    expect(await readFile(join(folder, 'page-2.svg'), 'utf8')).toMatch(/<svg/);
  });

  it('names the section that fails and keeps the rest', time, async () => {
    const rendering = await engrave(withSections(unwritable(), { headingId: 14 }), {
      folder,
      signal,
      limits,
      use,
    });
    expect(rendering.failures).toEqual([{ headingId: 13, message: expect.stringContaining('64th') }]);
    expect(rendering.files).toHaveLength(2);
  });

  it('fails when every section fails', time, async () => {
    await expect(engrave(withSections(unwritable()), { folder, signal, limits, use })).rejects.toThrow(
      /64th/,
    );
  });

  it('ends by its signal', time, async () => {
    const reason = new Error('not wanted any more');
    const options = { folder, signal: AbortSignal.abort(reason), limits, use };
    await expect(engrave(exampleScore(), options)).rejects.toBe(reason);
  });

  it('makes the same files of the same score', time, async () => {
    const twice = await Promise.all(
      ['one', 'other'].map(async (name) => {
        const own = await mkdtemp(join(folder, name));
        const { files } = await engrave(withSections({}, {}), { folder: own, signal, limits, use });
        return Promise.all(files.map(({ path }) => readFile(join(own, path), 'latin1')));
      }),
    );
    expect(twice[0]).toEqual(twice[1]);
  });

  it('accepts letters that no font has', time, async () => {
    const action = { actionId: 1, tick: 0, ticks: 0, direction: 'Enter 你 \u{16B88} 🎻' };
    const rendering = await engrave(withSections({ actions: [action] }), { folder, signal, limits, use });
    expect(rendering.failures).toEqual([]);
  });

  it('stops at its limits', time, async () => {
    const tight = { ...limits, timeMs: 50 };
    await expect(engrave(exampleScore(), { folder, signal, limits: tight, use })).rejects.toThrow(/50 ms/);
  });
});

describe('a PDF by Verovio', () => {
  it.skipIf(!isNative)('has Cyrillic, Greek and Hebrew words', { timeout: 120_000 }, async () => {
    const words = ['Мгновенье', 'ἀλλὰ', 'λόγος', 'שלום'];
    const [section] = exampleScore().sections;
    const [singer] = section!.parts;
    const sung = singer!.notes
      .slice(-4)
      .map((note, index) => ({ ...note, lyric: { text: words[index]!, endsWord: true } }));
    await engrave(withSections({ parts: [{ ...singer!, notes: sung }] }), {
      folder,
      signal,
      limits,
      use: 'wasm',
    });
    const { output } = await runSandboxed('pdftotext', ['score.pdf', '-'], { folder, signal, limits });
    for (const word of words.slice(0, 3)) expect(output).toContain(word);
    // Hebrew is written from right to left; pdftotext returns it in visual order.
    const hebrew = /[\u05D0-\u05EA]{4}/.exec(output)![0];
    expect([words[3], words[3]!.split('').toReversed().join('')]).toContain(hebrew);
  });
});

describe.skipIf(!isNative)('a LilyPond file that runs programs', () => {
  it('leaves no trace outside', { timeout: 60_000 }, async () => {
    const outside = join(tmpdir(), `trace-${process.pid}`);
    const file = `#(system "touch ${outside}; cat /etc/passwd > found; touch inside")\n{ c'1 }\n`;
    await writeFile(join(folder, 'evil.ly'), file);
    await runSandboxed('lilypond', ['evil.ly'], { folder, signal, limits }).catch((error: unknown) => {
      expect(error).toBeInstanceOf(ToolError);
    });
    expect(existsSync(outside)).toBe(false);
    // The command ran, and found no file.
    expect(existsSync(join(folder, 'inside'))).toBe(true);
    expect(await readFile(join(folder, 'found'), 'utf8')).toBe('');
  });
});
