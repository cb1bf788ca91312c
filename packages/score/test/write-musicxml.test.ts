import fc from 'fast-check';
import createVerovioModule from 'verovio/wasm';
import { VerovioToolkit } from 'verovio/esm';
import { describe, expect, it } from 'vitest';
import { writeMusicXml } from '../src/index.ts';
import { exampleScore } from './example-score.ts';
import { scores } from './score-arbitrary.ts';
import { readByVerovio, sungText, withoutTremolo } from './written-notes.ts';

const toolkit = new VerovioToolkit(await createVerovioModule());

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}[ >][^]*?</${name}>`, 'g'))].map(([element]) => element);
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const textOf = (xml: string, name: string): string =>
  />([^<]*)</
    .exec(elements(xml, name)[0]!)![1]!
    .replace(/&(\w+);/g, (_, entity: string) => characters[entity]!);

describe('Verovio reads from MusicXML', () => {
  it('the notes of the score', () => {
    fc.assert(
      fc.property(scores(120), (all) => {
        const score = withoutTremolo(all);
        for (const [id, read, notes] of readByVerovio(toolkit, score))
          expect([id, read]).toEqual([id, notes]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the text of MusicXML', () => {
  it('contains the sung text in its syllables', () => {
    fc.assert(
      fc.property(scores(), (score) => {
        const xml = writeMusicXml(score);
        const sung = elements(xml, 'part').map((part) =>
          elements(part, 'lyric')
            .map(
              (lyric) => textOf(lyric, 'text') + (/begin|middle/.test(textOf(lyric, 'syllabic')) ? '' : ' '),
            )
            .join(''),
        );
        const ids = [...xml.matchAll(/<part id="([^"]*)"/g)].map(([, id]) => id);
        const expected = ids.map((id) =>
          sungText(score.sections.flatMap(({ parts }) => parts.filter((part) => part.id === id))),
        );
        expect(sung).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('begins, goes on with and ends a word', () => {
    const juliet = elements(writeMusicXml(exampleScore()), 'part')[1]!;
    expect(elements(juliet, 'lyric').map((lyric) => textOf(lyric, 'syllabic'))).toEqual([
      'single',
      'begin',
      'end',
      'single',
    ]);
  });

  it('escapes markup in texts of the story', () => {
    const score = { ...exampleScore(), title: '</work-title><evil a="\u0001">&amp;' };
    expect(textOf(writeMusicXml(score), 'work-title')).toBe('</work-title><evil a=" ">&amp;');
  });

  it('is the same each time', () => {
    expect(writeMusicXml(exampleScore())).toBe(writeMusicXml(exampleScore()));
  });
});

describe('MusicXML for engravers', () => {
  const parts = elements(writeMusicXml(exampleScore()), 'part');
  const notesOf = (part: string) => elements(part, 'note');

  it('has accidentals for notes outside the key, once a bar', () => {
    const accidentals = parts.map((part) =>
      notesOf(part).map((note) => /<accidental[^>]*>(.*?)</.exec(note)?.[1] ?? ''),
    );
    // F sharp is in the first key; the sharps before C and G are not in the second.
    expect(accidentals.map((all) => all.filter((name) => name !== ''))).toEqual([
      [],
      ['sharp'],
      ['sharp'],
      [],
    ]);
  });

  it('has an accidental once for notes that are tied', () => {
    const score = exampleScore();
    const [section] = score.sections;
    const [romeo] = section!.parts;
    const tied = { ...romeo!.notes.at(-1)!, pitch: { letter: 'D', alter: 1, octave: 5, midi: 75 } as const };
    const alone = [{ ...romeo!, notes: [tied] }];
    const xml = writeMusicXml({ ...score, sections: [{ ...section!, parts: alone }] });
    expect(elements(xml, 'accidental')).toEqual(['<accidental>sharp</accidental>']);
  });

  it('beams the eighths of a beat', () => {
    expect(notesOf(parts[0]!).flatMap((note) => /<beam number="1">(.*?)</.exec(note)?.[1] ?? [])).toEqual([
      'begin',
      'end',
    ]);
  });

  it('ties a note over a bar line, and its words stand once', () => {
    expect(parts[0]!.match(/<tied type="\w+"/g)).toEqual(['<tied type="start"', '<tied type="stop"']);
    expect(elements(parts[0]!, 'lyric')).toHaveLength(4);
  });

  it('has directions, tempo, dynamics and mode', () => {
    expect(parts[0]).toMatch(/<words font-style="italic">Enter ROMEO<\/words>/);
    expect(parts[0]).toMatch(/<sound tempo="84"\/>/);
    expect(parts[0]).toMatch(/<dynamics>\s*<mf\/>/);
    expect(parts.map((part) => elements(part, 'mode').map((mode) => textOf(mode, 'mode')))[0]).toEqual([
      'ionian',
      'phrygian',
    ]);
  });

  it('puts directions on a visible staff', () => {
    const score = exampleScore();
    const [section] = score.sections;
    const late = [{ actionId: 9, tick: 6720, ticks: 0, direction: 'Exit' }];
    const [first, second, violin] = elements(
      writeMusicXml({ ...score, sections: [{ ...section!, actions: late }] }),
      'part',
    );
    expect(violin).toContain('>Exit<');
    expect(`${first}${second}`).not.toContain('>Exit<');
  });
});
