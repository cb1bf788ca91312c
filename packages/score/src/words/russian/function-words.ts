/** Monosyllables that are unstressed in verse unless the metre stresses them. */
export const functionWords = new Set(
  (
    'и а но да же ж ли ль бы б в во к ко с со о об от ото из за на по под над при про до для без у не ни то что чтоб как ' +
    'так я ты он мы вы мне нам вам мой твой наш ваш свой их его ей ее ему меж сквозь уж ведь вот был будь'
  ).split(' '),
);

/** Monosyllables with a lesser stress than nouns and verbs. */
export const lightWords = new Set(
  'нет кто где тут там вдруг тот та те весь всё все всех сам чем тем кем ах о'.split(' '),
);
