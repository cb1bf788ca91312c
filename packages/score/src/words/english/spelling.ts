import type { Letter } from '../letters.ts';
import type { Spelling } from '../division.ts';

const onsets = new Set(
  (
    'bl br ch chr cl cr dr dw fl fr gl gr kn kl ph phr pl pr qu rh sc sch scr sh shr sk sl sm sn sp spl spr squ st str ' +
    'sw th thr tr tw wh wr'
  ).split(' '),
);

export const englishSpelling: Spelling = {
  isVowel: ({ base }: Letter) => /[aeiouyæœ]/.test(base),
  isOnset: (consonants) => onsets.has(consonants),
};
