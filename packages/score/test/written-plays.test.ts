import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import createVerovioModule from 'verovio/wasm';
import { VerovioToolkit } from 'verovio/esm';
import { describe, expect, test } from 'vitest';
import { composeScore, writeCsound, writeLilyPond, writeMidi, type Score } from '../src/index.ts';
import { onlySection, sampleStory } from './sample-stories.ts';
import {
  eventsOf,
  expectedNotes,
  lyricsIn,
  readByVerovio,
  readMidi,
  soundingNotes,
  sungText,
  withoutTremolo,
} from './written-notes.ts';

const balcony = composeScore(
  onlySection(sampleStory('romeo-and-juliet.en.fountain'), "SCENE II. Capulet's orchard"),
);
const mozart = composeScore(onlySection(sampleStory('mozart-and-salieri.ru.fountain'), 'СЦЕНА II'));

/** Some players halve the length of staccato notes, which is correct. */
const smooth = withoutTremolo;

// The shorter scene's pages are engraved as well: for the others LilyPond takes six times as long as for their notes.
const withoutPages = (file: string) => file.replaceAll(/^ {2}\\layout \{[^}]*\}\n/gm, '');
const withPages = (file: string) => file;

describe.each([
  ['the balcony scene', balcony, withoutPages],
  ['the second scene of Mozart and Salieri', mozart, withPages],
])('the files of %s have the same notes:', (_, score: Score, prepare) => {
  const parts = score.sections.flatMap((section) => section.parts);

  test('.mid', () => {
    const read = readMidi(writeMidi(score), 'channel');
    const expected = [...expectedNotes(score).values()].map((notes) => JSON.stringify(notes));
    expect([...read.values()].map((notes) => JSON.stringify(notes)).toSorted()).toEqual(expected.toSorted());
  });

  test('.csd', () => {
    const inOrder = (notes: number[][]) =>
      notes.toSorted((a, b) => a[3]! - b[3]! || a[2]! - b[2]! || a[0]! - b[0]!);
    const played = inOrder(eventsOf(writeCsound(score)).map((event) => event.slice(1, 5)));
    const expected = inOrder(soundingNotes(score));
    expect(played.map((note) => note.slice(2))).toEqual(expected.map((note) => note.slice(2)));
    const furthest = Math.max(...played.map(([start], i) => Math.abs(start! - expected[i]![0]!)));
    expect(furthest).toBeLessThan(0.001);
  });

  test('.musicxml', { timeout: 120_000 }, async () => {
    const toolkit = new VerovioToolkit(await createVerovioModule());
    for (const [id, read, notes] of readByVerovio(toolkit, smooth(score)))
      expect([id, read]).toEqual([id, notes]);
  });

  test.skipIf(!existsSync('/usr/bin/lilypond'))('.ly', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'written-plays-'));
    try {
      await writeFile(join(folder, 'play.ly'), prepare(writeLilyPond(smooth(score), { midi: true })));
      await promisify(execFile)('/usr/bin/lilypond', ['-dwarning-as-error', '-o', 'play', 'play.ly'], {
        cwd: folder,
      });
      const played = readMidi(await readFile(join(folder, 'play.midi')), 'name', 480 / 384);
      for (const [id, notes] of expectedNotes(score)) expect([id, played.get(`:${id}`)]).toEqual([id, notes]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('and the same words', () => {
    const sung = parts.map((part) => sungText([part]).trimEnd()).filter((text) => text !== '');
    expect(lyricsIn(writeLilyPond(score)).map((text) => text.trimEnd())).toEqual(sung);
  });
});
