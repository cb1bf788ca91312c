/** Verb prefixes without stress. */
const prefix = /^(be|ge|er|ver|zer|ent|emp)$/;

/** Words that begin like such a prefix but have none; a star stands for any ending. */
const noPrefix = oneOf(
  'gehen gehe gehet gehest gehend geben gebe geber gegen* gegend* gegner* gestern gestrig* gerne gelten* gelbe* gelder* ' +
    'geister* geizig* gecken beten bete betet betest bettel* betten bei* besser* beste bester besten bestes besen* ' +
    'becher* becken* beben bebe bebet berge* bellen erde* erdig* erbe* ernste* erste* erker* ernte* erle* verse* ente enten',
);

/** Compounds with the stress on the second part: `hinaus`, `davon`, `warum`. */
const pointing = new RegExp(
  '^(hin|her|da|dar|wo|wor|war|vor|vorb|zu|zurück|um|über|ent|all|so|ein|wie|je)' +
    '(ab|an|auf|aus|bei|durch|ein|fort|für|gegen|her|hin|in|mit|nach|nieder|ob|rück|über|um|unter|von|vor|weg|wider|zu|' +
    'zwischen|all|gleich|wohl|viel|weit|lang|eben|mals|lei|der|doch|mal)(en?|s)?$',
);

/** Stressed endings, with the distance of the stress from the end. */
const endings: [ending: RegExp, fromEnd: number][] = [
  [/ier(en|et|te|test|tet|ten|ter|tes|tem|end|e)$/, 2],
  [/ier(t|st)$/, 1],
  [/(tion|sion|ität|tät|thek|enz|ment|ell|ant|ent|(?<!e)ist|ion|onie|omie|ogie|phie|odie|itur)$/, 1],
  [/(tionen|sionen|itäten|täten|enzen|anten|isten|anten)$/, 2],
  [/(erei|elei|nei|tei)$/, 1],
  [/(ereien|eleien|neien|teien)$/, 2],
  [/(utio|utios|entio|entios|ntia)$/, 3],
  [/(ona|ina|etta|ette|esca|esco|ine|enen|ose|elle|ebel|ado|ando|ano|anos)$/, 2],
];

const native = /(schaft|heit|keit|ung|lich|isch|ig|haft|los|sam|bar)(e[nmrs]?|en)?$/;

/** Exceptions, by their stressed syllable. */
const exceptions = new Map(
  [
    'lebend lilie montague montagues escalus tybalt trotzdem dennoch ausstaffiert',
    'lebendig allein alleine warum wohlan wohlauf fürwahr vielleicht zurück zuvor zugleich hinweg hinfort genug sogleich ' +
      'sofort obgleich obschon musik natur person papier palast soldat gesell forelle wacholder holunder paris benvolio ' +
      'verona familie bevor beinah beinahe umsonst jawohl mercutio lorenzo gregorio susanne gewiß gewiss zusammen ' +
      'mitsammen entlang entgegen entzwei nachdem indem indes indessen jedoch hierher hinab empor vorüber willkommen ' +
      'adieu figur april kapelle laterne minute sekunde gardine distanz einander',
    'rosalinde überall melodie rosmarin kamerad',
  ].flatMap((words, syllable) => words.split(' ').map((word): [string, number] => [word, syllable])),
);

/**
 * Index of the stressed syllable of a German word: the first, unless a prefix, an ending or a foreign origin moves it.
 */
export function stressedSyllable(syllables: string[]): number {
  const word = syllables.join('');
  const last = syllables.length - 1;
  const exception = exceptions.get(word);
  if (exception !== undefined) return Math.min(exception, last);
  if (pointing.test(word)) return Math.min(last, 1);
  const first = prefix.test(syllables[0]!) && !noPrefix.test(word) ? 1 : 0;
  if (native.test(word)) return Math.min(first, last);
  const ending = first === 0 ? endings.find(([pattern]) => pattern.test(word)) : undefined;
  return ending ? Math.max(0, last + 1 - ending[1]) : Math.min(first, last);
}

function oneOf(words: string): RegExp {
  return new RegExp(`^(${words.replaceAll('*', '.*').replaceAll(' ', '|')})$`);
}
