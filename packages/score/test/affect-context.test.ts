import fc from 'fast-check';
import { expect, test } from 'vitest';
import { affectOfContext, affectOfMood } from '../src/affect/index.ts';

test('numbers are clamped to -1 to 1', () => {
  expect(affectOfContext({ valence: -0.4, arousal: 7 })).toEqual({ valence: -40, arousal: 100 });
  expect(affectOfContext({ valence: 1 })).toEqual({ valence: 100 });
  expect(affectOfContext({ arousal: 0 })).toEqual({ arousal: 0 });
});

test('numbers take precedence over the mood', () => {
  expect(affectOfContext({ valence: -1, mood: 'joyful' })).toEqual({
    ...affectOfMood('joyful'),
    valence: -100,
  });
});

test('a mood may be a list, and may stand in other fields', () => {
  expect(affectOfContext({ mood: ['tender', 'sad'] })).toEqual(affectOfMood('tender, sad'));
  for (const key of ['atmosphere', 'tone', 'emotion'])
    expect(affectOfContext({ [key]: 'angry' })).toEqual(affectOfMood('angry'));
  expect(affectOfContext({ mood: 'unheard-of', tone: 'angry' })).toEqual(affectOfMood('angry'));
});

test('time and weather count only without a mood and numbers', () => {
  const hint = affectOfContext({ time: 'late at night', weather: 'a storm' })!;
  expect(hint.valence).toBeLessThan(0);
  expect(hint.arousal).toBeGreaterThan(0);
  expect(affectOfContext({ time: 'night', mood: 'merry' })).toEqual(affectOfMood('merry'));
});

test.each([
  {},
  { valence: Number.NaN },
  { valence: '1', arousal: null },
  { mood: { valence: 1 } },
  { mood: [['joyful']] },
  { time: 5 },
])('nothing follows from %j', (data) => {
  expect(affectOfContext(data)).toBeNull();
});

test('inherited properties are ignored', () => {
  expect(affectOfContext(Object.create({ mood: 'joyful' }) as Record<string, unknown>)).toBeNull();
});

test('every context gives integers within the limits or null', () => {
  const keys = fc.constantFrom(
    'valence',
    'arousal',
    'mood',
    'tone',
    'time',
    'weather',
    '__proto__',
    'constructor',
  );
  const values = fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.double(),
    fc.constantFrom('sad', 'not calm', 'night'),
  );
  fc.assert(
    fc.property(fc.dictionary(keys, values), (data) => {
      const affect = affectOfContext(data);
      if (affect === null) return;
      for (const value of Object.values(affect))
        expect(Number.isInteger(value) && Math.abs(value) <= 100).toBe(true);
    }),
  );
});
