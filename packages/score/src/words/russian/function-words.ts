/** Monosyllables that verse passes over unless it needs them. */
export const functionWords = new Set(
  (
    'и а но да же ж ли ль бы б в во к ко с со о об от ото из за на по под над при про до для без у не ни то что чтоб как ' +
    'так я ты он мы вы мне нам вам мой твой наш ваш свой их его ей ее ему меж сквозь уж ведь вот был будь'
  ).split(' '),
);

/** Monosyllables that are heard, but give way to a noun or a verb. */
export const lightWords = new Set(
  'нет кто где тут там вдруг тот та те весь всё все всех сам чем тем кем ах о'.split(' '),
);
