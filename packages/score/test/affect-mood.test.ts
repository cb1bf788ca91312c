import { expect, test } from 'vitest';
import { affectOfMood, type Affect } from '../src/affect/index.ts';
import { englishMoods } from '../src/affect/moods/english.ts';
import { otherMoods } from '../src/affect/moods/other-languages.ts';

const quarter = ({ valence, arousal }: Affect) =>
  `${valence > 0 ? 'pleasant' : 'unpleasant'} ${arousal > 0 ? 'stirred' : 'still'}`;

test.each([
  ['joyful', 'pleasant stirred'],
  ['Ecstatically', 'pleasant stirred'],
  ['tender', 'pleasant still'],
  ['PEACEFUL', 'pleasant still'],
  ['furious', 'unpleasant stirred'],
  ['terrified', 'unpleasant stirred'],
  ['melancholy', 'unpleasant still'],
  ['sadness', 'unpleasant still'],
  ['hopeless', 'unpleasant still'],
  ['fröhlich', 'pleasant stirred'],
  ['wütend', 'unpleasant stirred'],
  ['traurig', 'unpleasant still'],
  ['нежно', 'pleasant still'],
  ['в отчаянии', 'unpleasant stirred'],
  ['λυπημένος', 'unpleasant still'],
  ['פֿריילעך', 'pleasant stirred'],
  ['désespéré', 'unpleasant stirred'],
  ['tranquilo', 'pleasant still'],
])('%s lies in its quarter of the circumplex', (mood, expected) => {
  expect(quarter(affectOfMood(mood)!)).toBe(expected);
});

test('several moods are averaged', () => {
  const [tender, sad] = [affectOfMood('tender')!, affectOfMood('sad')!];
  expect(affectOfMood('tender and sad')).toEqual({
    valence: Math.round((tender.valence + sad.valence) / 2),
    arousal: Math.round((tender.arousal + sad.arousal) / 2),
  });
});

test.each(['not calm', 'nicht ruhig', 'не спокойно', 'pas calme'])(
  '%s is the opposite, but less so',
  (mood) => {
    const affect = affectOfMood(mood)!;
    expect(affect.valence).toBeLessThan(0);
    expect(affect.arousal).toBeGreaterThan(0);
    expect(affect.arousal).toBeLessThan(-affectOfMood('calm')!.arousal);
  },
);

test.each(['', 'xyzzy', '12', '😀', 'constructor', '__proto__'])('%j gives no affect', (mood) => {
  expect(affectOfMood(mood)).toBeNull();
});

test('every entry of the tables is a word and two integers within the limits', () => {
  const entries = [englishMoods, otherMoods].map((table) =>
    table.split(/[,\n]+/).filter((entry) => entry.trim() !== ''),
  );
  for (const entry of entries.flat()) {
    const [word, valence, arousal, ...more] = entry.trim().split(' ');
    expect([word, more]).toEqual([expect.stringMatching(/^\p{L}+\*?$/u), []]);
    for (const value of [Number(valence), Number(arousal)])
      expect(Number.isInteger(value) && Math.abs(value) <= 100).toBe(true);
  }
  expect(entries[0]!.length).toBeGreaterThanOrEqual(150);
});
