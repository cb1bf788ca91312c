import type { Affect } from './affect.ts';
import { englishMoods } from './moods/english.ts';
import { otherMoods } from './moods/other-languages.ts';
import { stemTable } from './stem-table.ts';

const negations = new Set(
  'not no never without less nicht kein keine ohne nie не без ни никогда δεν μη μην όχι οχι χωρίς נישט ניט אן ne pas sans jamais sin nunca'
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' '),
);

/** The part of the opposite mood that a negated mood means: "not sad" is less than merry. */
const negated = -0.5;
const mostWords = 200;

const look = stemTable([...moodEntries(otherMoods), ...moodEntries(englishMoods)]);

/**
 * The place of a mood on Russell's circumplex. Moods are English words, or the commonest words of German, Russian,
 * Greek, Yiddish, French and Spanish: `tender and sad`, `not calm`, `joyfully`. Several moods are averaged. Null for
 * unknown words.
 */
export function affectOfMood(mood: string): Affect | null {
  const found: Affect[] = [];
  let factor = 1;
  for (const word of (mood.match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, mostWords)) {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const affect = look(word);
    if (negations.has(plain)) factor = negated;
    else if (affect) {
      found.push({ valence: affect.valence * factor, arousal: affect.arousal * factor });
      factor = 1;
    }
  }
  return averageOf(found);
}

/** The rounded mean; null for an empty list. */
export function averageOf(affects: Affect[]): Affect | null {
  if (affects.length === 0) return null;
  const mean = (numbers: number[]): number =>
    Math.round(numbers.reduce((sum, value) => sum + value, 0) / numbers.length) + 0;
  return {
    valence: mean(affects.map(({ valence }) => valence)),
    arousal: mean(affects.map(({ arousal }) => arousal)),
  };
}

function moodEntries(table: string): [string, Affect][] {
  return table
    .split(/[,\n]+/)
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [word = '', valence, arousal] = entry.trim().split(' ');
      return [word, { valence: Number(valence), arousal: Number(arousal) }];
    });
}
