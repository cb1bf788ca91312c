import type { Letter } from './letters.ts';
import { startsOf, stressesOf, type Division, type Spelling } from './division.ts';

/** Spellings without points, because texts differ in the points they write. */
const functionWords = new Set(
  'דער די דאס דעם און אין אויף מיט פון צו איז זיך איך דו ער זי עס מיר איר אז א אן ווי וואס בין האב האט ביי נאר אבער'.split(
    ' ',
  ),
);

/** Unstressed prefixes: far-, ba-, ge-, der-, ant-, tse-. */
const prefixes = new Set(['פאר', 'בא', 'גע', 'דער', 'אנט', 'צע']);

const spelling: Spelling = {
  isVowel: ({ base, marks }) => /[אעײױ]/.test(base) || (base === 'י' && marks !== ''),
  isOnset: (consonants) => /^(ש[לפטמנקרוװ]|שפר|שטר|[בגדפטק][רל]|טש|דז|זש|ש|צו|קו|שװ)$/.test(consonants),
};

/**
 * Divides Yiddish in Hebrew letters: stress on the last syllable but one, or on the one after an unstressed prefix.
 * Words with their Hebrew spelling show no vowels; they get a syllable for every two letters.
 */
export function divideYiddish(letters: Letter[]): Division {
  const nuclei = nucleiOf(letters);
  if (nuclei.length === 0) return divideHebrew(letters);
  const starts = startsOf(letters, nuclei, spelling);
  if (starts.length === 1) return { starts, stresses: [functionWords.has(basesOf(letters)) ? 0 : 2] };
  const prefixed = prefixes.has(basesOf(letters.slice(0, starts[1])));
  return { starts, stresses: stressesOf(starts.length, prefixed ? 1 : starts.length - 2) };
}

const basesOf = (letters: Letter[]): string => letters.map(({ base }) => base).join('');

function nucleiOf(letters: Letter[]): number[] {
  const nuclei: number[] = [];
  letters.forEach((_, at) => {
    if (isNucleus(letters, at)) nuclei.push(at);
  });
  // A final l or n after a consonant is a syllable of its own: shtetl, kumen.
  const last = letters.length - 1;
  if (
    last > 1 &&
    /[לןנ]/.test(letters[last]!.base) &&
    nuclei.length > 0 &&
    isBareConsonant(letters, last - 1)
  ) {
    nuclei.push(last);
  }
  return nuclei;
}

const semivowels = /[וי]/;

function isNucleus(letters: Letter[], at: number): boolean {
  const { base, marks } = letters[at]!;
  const [before, after] = [letters[at - 1]?.base ?? '', letters[at + 1]?.base ?? ''];
  // A bare alef before another vowel is silent.
  if (base === 'א')
    return (
      marks !== '' ||
      !(semivowels.test(after) || /[ײױ]/.test(after)) ||
      (after === 'ו' && isV(letters, at + 1))
    );
  if (/[עײױ]/.test(base)) return true;
  if (!semivowels.test(base) || isV(letters, at)) return false;
  if (base === 'ו') return true;
  // Yud yud and vov yud are one vowel each; the first sign is its nucleus.
  if (before === 'י' || (before === 'ו' && !isV(letters, at - 1))) return false;
  return after === 'י' || !(at === 0 || before === '') || !/[אעוײױ]/.test(after);
}

/** Two vovs, or the sign for them, are the consonant v. */
function isV(letters: Letter[], at: number): boolean {
  const base = letters[at]?.base;
  if (base === 'װ') return true;
  return base === 'ו' && (letters[at - 1]?.base === 'ו') !== (letters[at + 1]?.base === 'ו');
}

function isBareConsonant(letters: Letter[], at: number): boolean {
  return !isNucleus(letters, at) && !semivowels.test(letters[at]!.base) && letters[at]!.base !== 'ר';
}

function divideHebrew(letters: Letter[]): Division {
  const starts: number[] = [];
  for (let at = 0; at < Math.max(1, letters.length - 1); at += 2) starts.push(at);
  return { starts, stresses: stressesOf(starts.length, Math.max(0, starts.length - 2)) };
}
