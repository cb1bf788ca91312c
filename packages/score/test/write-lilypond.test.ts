import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { parseMidi } from 'midi-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLilyPond, type Score, type ScoreSection } from '../src/index.ts';
import { exampleScore } from './example-score.ts';
import { scores } from './score-arbitrary.ts';
import { expectedNotes, lyricsIn, readMidi, sungText } from './written-notes.ts';

const hostile =
  '" #(system "touch evil") \\include "/etc/passwd" %{ \u202E $x \u0007\n\\score { ~ } \\" \\\\';

function withTexts(text: string): Score {
  const score = exampleScore();
  const [section] = score.sections as [ScoreSection];
  return {
    ...score,
    title: text,
    author: text,
    sections: [
      {
        ...section,
        title: text,
        character: text,
        parts: section.parts.map((part) => ({
          ...part,
          name: text,
          notes: part.notes.map((note) => (note.lyric ? { ...note, lyric: { ...note.lyric, text } } : note)),
        })),
        actions: section.actions.map((action) => ({ ...action, direction: text })),
      },
    ],
  };
}

describe('the text of a LilyPond file', () => {
  it('contains the sung text', () => {
    fc.assert(
      fc.property(scores(), (score) => {
        const sung = score.sections.flatMap(({ parts }) => parts.map((part) => sungText([part])));
        const expected = sung.filter((text) => text !== '').map((text) => text.trimEnd());
        expect(lyricsIn(writeLilyPond(score)).map((text) => text.trimEnd())).toEqual(expected);
      }),
    );
  });

  it('prints a slowing in words, and the tempo after it', () => {
    const score = exampleScore();
    const [section] = score.sections as [ScoreSection];
    const tempi = [84, 80, 76, 72, 72];
    const bars = section.bars.map((bar, index) => ({
      ...bar,
      metre: { beats: 4, unit: 4 } as const,
      tempo: tempi[index]!,
    }));
    const file = writeLilyPond({
      ...score,
      sections: [{ ...section, bars: bars.map((bar, index) => ({ ...bar, tick: 1920 * index })) }],
    });
    expect(file.match(/\\tempo .*?(?= \\set| s1| <>)/g)).toEqual([
      '\\tempo "Tenderly" 4 = 84',
      '\\tempo "rit."',
      '\\tempo 4 = 72',
    ]);
  });

  it('keeps a title with LilyPond code as text', () => {
    const file = writeLilyPond(withTexts(hostile));
    expect(file.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/system "|include|%\{|passwd/);
  });

  it('is the same each time', () => {
    expect(writeLilyPond(exampleScore())).toBe(writeLilyPond(exampleScore()));
  });
});

describe.skipIf(!existsSync('/usr/bin/lilypond'))('LilyPond', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lilypond-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Compiles without a warning; gives a MIDI file for each section. */
  async function compile(name: string, score: Score): Promise<Uint8Array[]> {
    await writeFile(join(folder, `${name}.ly`), writeLilyPond(score, { midi: true }));
    await promisify(execFile)('/usr/bin/lilypond', ['-dwarning-as-error', '-o', name, `${name}.ly`], {
      cwd: folder,
    });
    const files = score.sections.map((_, index) => `${name}${index === 0 ? '' : `-${index}`}.midi`);
    return Promise.all(files.map((file) => readFile(join(folder, file))));
  }

  it('plays the notes of every part of the score', { timeout: 120_000 }, async () => {
    // LilyPond halves the length of staccato notes, and writes no MIDI file for a silent section.
    const sample = fc.sample(scores(), { numRuns: 6, seed: 8 });
    const sections = [exampleScore(), ...sample].flatMap((score) => score.sections).map(smooth);
    const score = { ...exampleScore(), sections };
    const files = await compile('notes', score);
    sections.forEach((section, index) => {
      const played = readMidi(files[index]!, 'name', 480 / 384);
      for (const [id, notes] of expectedNotes({ ...score, sections: [section] }))
        expect([index, id, played.get(`:${id}`) ?? []]).toEqual([index, id, notes]);
      const sung = section.parts.flatMap(({ notes }) => notes.filter(({ lyric }) => lyric !== null));
      expect(sungAt(files[index]!)).toEqual(
        sung.map(({ tick }) => tick).toSorted((one, other) => one - other),
      );
    });
  });

  it('prints hostile text as text', { timeout: 60_000 }, async () => {
    await compile('hostile', withTexts(hostile));
    expect(existsSync(join(folder, 'evil'))).toBe(false);
  });

  it('compiles sections without parts, notes or bars', { timeout: 60_000 }, async () => {
    const score = exampleScore();
    const [section] = score.sections as [ScoreSection];
    const silent = section.parts.map((part) => ({ ...part, notes: [] }));
    const sections = [
      { ...section, parts: silent },
      { ...section, parts: [] },
      { ...section, parts: [], actions: [], bars: [] },
    ];
    await writeFile(join(folder, 'empty.ly'), writeLilyPond({ ...score, sections }));
    const compiled = promisify(execFile)('/usr/bin/lilypond', ['-dwarning-as-error', 'empty.ly'], {
      cwd: folder,
    });
    await expect(compiled).resolves.toBeDefined();
  });
});

/** The onsets of the syllables in a MIDI file by LilyPond, in ticks of the model. */
function sungAt(bytes: Uint8Array): number[] {
  const ticks = parseMidi(bytes).tracks.flatMap((track) => {
    let now = 0;
    return track.flatMap((event) => {
      now += event.deltaTime;
      return event.type === 'lyrics' ? (now * 480) / 384 : [];
    });
  });
  return ticks.toSorted((one, other) => one - other);
}

const smooth = (section: ScoreSection): ScoreSection => ({
  ...section,
  parts: section.parts.map((part) => ({
    ...part,
    notes: part.notes.map((note) => ({
      ...note,
      articulation: note.articulation === 'staccato' ? null : note.articulation,
    })),
  })),
});
