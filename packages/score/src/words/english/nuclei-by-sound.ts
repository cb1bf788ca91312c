import type { Letter } from '../letters.ts';
import { englishSpelling } from './spelling.ts';
import { isVowelSound } from './sounds.ts';

const never = 1_000_000;
const silentCost = (letter: Letter): number => {
  if (letter.base === "'") return 0;
  return englishSpelling.isVowel(letter) ? 1 : 2;
};
/** The cost that another pronunciation must save to replace the usual one. */
const unusualCost = 2;
const unwrittenCost = 3;

/** The usual letters of a consonant, where its ARPAbet sign differs from them. */
const consonantLetters: Record<string, string> = {
  CH: 'ct',
  DH: 't',
  F: 'fpg',
  HH: 'hw',
  JH: 'jgd',
  K: 'kcqx',
  NG: 'n',
  S: 'scz',
  SH: 'sct',
  TH: 't',
  V: 'vf',
  W: 'wuoq',
  Y: 'yiue',
  Z: 'zsx',
  ZH: 'szg',
};

/** Two signs of one vowel; the first is its nucleus. */
const closesDigraph = /^(ai|au|ay|ea|ee|ei|eu|ew|ey|oa|oi|oo|ou|ow|oy)$/;

export interface SoundNuclei {
  sounds: string[];
  /** Index of the letter of each vowel. */
  nuclei: number[];
}

/**
 * Chooses the pronunciation that the spelling shows (`our` is one syllable rather than two) and finds the letter of
 * each vowel. The method is the cheapest alignment of letters and sounds (Needleman and Wunsch 1970). Null without an
 * alignment, or with fewer letters than vowels: `TV`.
 */
export function nucleiBySound(letters: Letter[], ways: string[][]): SoundNuclei | null {
  let best: SoundNuclei | null = null;
  let least = never;
  ways.map(withR).forEach((sounds, at) => {
    const costs = costsOf(letters, sounds);
    const cost = costs[0]![0]! + (at > 0 ? unusualCost : 0);
    if (cost >= least) return;
    least = cost;
    best = { sounds, nuclei: trace(letters, sounds, costs) };
  });
  return best;
}

/** ER covers a vowel and the r after it. */
const withR = (sounds: string[]): string[] =>
  sounds.flatMap((sound) => (sound.startsWith('ER') ? [sound, 'R'] : [sound]));

function trace(letters: Letter[], sounds: string[], costs: number[][]): number[] {
  const nuclei: number[] = [];
  let [letter, sound] = [0, 0];
  while (sound < sounds.length) {
    const cost = costs[letter]![sound]!;
    const at = letters[letter];
    if (at && cost === pairCost(letters, letter, sounds[sound]!) + costs[letter + 1]![sound + 1]!) {
      if (isVowelSound(sounds[sound]!)) nuclei.push(letter);
      letter++;
      sound++;
    } else if (at && cost === silentCost(at) + costs[letter + 1]![sound]!) letter++;
    else sound++;
  }
  return nuclei;
}

/** At [letter][sound], the cost of aligning the remaining letters and sounds. */
function costsOf(letters: Letter[], sounds: string[]): number[][] {
  const costs = Array.from({ length: letters.length + 1 }, () =>
    Array.from({ length: sounds.length + 1 }, () => 0),
  );
  for (let letter = letters.length; letter >= 0; letter--) {
    for (let sound = sounds.length; sound >= 0; sound--) {
      if (letter === letters.length && sound === sounds.length) continue;
      const pair =
        letter < letters.length && sound < sounds.length
          ? pairCost(letters, letter, sounds[sound]!) + costs[letter + 1]![sound + 1]!
          : never;
      const silent =
        letter < letters.length ? silentCost(letters[letter]!) + costs[letter + 1]![sound]! : never;
      const unwritten =
        sound < sounds.length && !isVowelSound(sounds[sound]!)
          ? unwrittenCost + costs[letter]![sound + 1]!
          : never;
      costs[letter]![sound] = Math.min(pair, silent, unwritten);
    }
  }
  return costs;
}

function pairCost(letters: Letter[], at: number, sound: string): number {
  const letter = letters[at]!;
  const vowel = englishSpelling.isVowel(letter);
  if (isVowelSound(sound)) {
    if (vowel) return closesDigraph.test((letters[at - 1]?.base ?? '') + letter.base) ? 4 : 0;
    if (letter.base === "'") return 1;
    return /[lmnr]/.test(letter.base) ? 4 : 20;
  }
  if ((consonantLetters[sound] ?? sound.toLowerCase()).includes(letter.base)) return 0;
  return vowel ? 12 : 4;
}
