/** Monosyllables that are unstressed in verse unless the metre stresses them. */
export const functionWords = new Set(
  (
    'a an the and or but nor if as than so yet for to of in on at by from with up off ere till since upon ' +
    'i me my we us our you your ye thou thee thy he him his she her it its they them their who whom whose which that ' +
    'be am is are was were been art wast wert do doth dost did didst does have hath hast has had hadst can canst could ' +
    "may might will wilt would shall shalt should let 'tis tis it's i'll i'd i'm we'll we'd you'll he'll she'll " +
    "they'll he's she's that's there's there an th o' o i' em ' t s d ll ve re"
  ).split(' '),
);

/** Monosyllables with a lesser stress than nouns and verbs. */
export const lightWords = new Set(
  (
    'this these those no not what when where why how here then now all some such each both one own too more most must ' +
    "mine thine hers theirs ours yours none aught nought don't can't won't ay yea nay through down out like"
  ).split(' '),
);
