/** Monosyllables that are unstressed in verse unless the metre stresses them. */
export const functionWords = new Set(
  (
    'der die das den dem des ein eins und oder doch denn daß dass ob wenn als wie so zu in im an am auf aus bei beim ' +
    'mit nach von vom vor zum zur um für durch bis ich mich mir du dich dir er ihn ihm es sie wir uns ihr euch man ' +
    "sich mein dein sein euer bin bist ist sind seid war wär hat hab habt hast hatt' wird wirst ward will willst kann " +
    "kannst mag magst muß muss mußt soll sollst darf lass laß nur noch schon 's ist's 'nen ich's ihr's du's er's " +
    "wenn's hab' ein' mein' dein' sein' s n nun gar wohl ja ne"
  ).split(' '),
);

/** Monosyllables with a lesser stress than nouns and verbs. */
export const lightWords = new Set(
  'nicht nein wer was wo wann hier da dort dies jetzt dann hin her auch wen wem kein weil seit ach o oh'.split(
    ' ',
  ),
);
