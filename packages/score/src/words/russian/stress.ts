/** Frequent words with the stressed vowel in upper case. */
const words =
  'менЯ тебЯ себЯ менЕ тебЕ себЕ мнОю тобОй тобОю собОй собОю егО емУ еЁ онА онО онИ моЯ моЕ моИ моЙ моЕй моегО моемУ моИх моИм ' +
  'твоЯ твоЕ твоИ твоЕй твоегО твоИх своЯ своЕ своИ своЕй своегО своИх своИм нАша нАше нАши нАшей нАших вАша вАше вАши ' +
  'когдА тогдА никогдА всегдА иногдА кудА тудА сюдА откУда оттУда отсЮда никудА тепЕрь покА едвА ужЕ ещЕ опЯть вчерА ' +
  'сегОдня зАвтра Очень хорошО потОм потомУ почемУ зачЕм отчегО оттогО комУ чемУ когО чегО никтО ничтО ничегО никомУ ' +
  'нЕкто нЕчто Этот Эта Это Эту Эти Этой Этом Этого Этому Этих самА самО самИ самогО всегО всемУ однА однО одИн однИ ' +
  'одногО однОй однУ однАко тАкже тОже нАдо мОжно нельзЯ Или Если чтОбы Ибо лИбо чЕрез пЕред мЕжду пОсле прОтив тОлько ' +
  'рАзве дАже ужЕли мОжет мОжешь могУ мОгут бЫло былА бЫли бУдет бУду бУдешь бУдем бУдут хочУ хОчет хОчешь хотЕл люблЮ ' +
  'лЮбит лЮбишь знАю знАешь знАет вИжу вИдит вИдел вИжу слЫшу слЫшал слУшал скажУ скажИ скАжет сказАл говорЮ говорИт ' +
  'говорИшь говорЯт идУ идЕт идИ пойдУ живУ живЕт пришЕл пришлА ушЕл пошЕл дУмаю дУмал любОвь любвИ любОви душА душИ душЕ ' +
  'дУшу рукА рукИ рУку рУки рукОй ногА нОги головА гОлову гОлос землЯ землИ землЕ зЕмлю водА женА женЫ сестрА отЕц отцА ' +
  'друзьЯ друзЕй людЕй лЮди прАвда прАвды нЕбо небЕс сЕрдце сердЕц сердцА слОво словА слОва слЕзы звУки искУсство лицО ' +
  'окнО винО письмО вОлю врЕмя временИ минУта минУты рАди сЫна бОже бОга мЫсли слАва слАвы мИра дОлго рАно пОздно скОро ' +
  'мнОго мАло чАсто рЕдко тЯжко нАдобно довОльно наконЕц вдвоЕм вмЕсте снОва зАново нЕту пустЬ вОвсе совсЕм такОй такАя ' +
  'какОй какАя какОе какИе такОе такИе котОрый другОй другИе кАждый вСякий сАмый пЕрвый послЕдний велИкий вЕчный';

/** Endings, the likeliest first, with their likelihood; `+` puts the stress on the syllable before the ending. */
const endings: [likelihood: number, endings: string][] = [
  [
    9,
    'Ировать Ический Ическая Ическое Ание Анье Ения Ение Енье Енья Анья Ания Ению Анию Енью Анью Ением Анием Еньем Аньем',
  ],
  [
    9,
    '+ывать +ивать +ывал +ивал +ывает +ивает Овать Овал Овала Овали Ует Уют Уешь +ость +ости +остью +ция +ции +циею',
  ],
  [8, 'Ать Ять Ить Еть Уть Аться Яться Иться Еться Уться Ался Ялся Ился Елся Алась Илась Ались Ились'],
  [7, 'Аю Аешь Ает Аем Аете Ают Яю Яешь Яет Яют Ею Еешь Еет Еют Аюсь Ается Аются Яется Еется Ею Аешься'],
  [6, 'Ал Ял Ил Ел Ула Ала Яла Ила Ела Али Яли Или Ели Ало Яло Ило Ело Ув Ав Ив Ев Авши Ивши Ая Яя'],
  [
    6,
    '+тель +теля +тели +телей +ство +ства +ству +стве +ством +ник +ники +ников +ушка +ский +ская +ское +ского +ские',
  ],
  [5, '+ый +ий +ая +яя +ое +ее +ые +ие +ого +его +ому +ему +ым +им +ых +их +ыми +ими +ую +юю'],
  [5, 'Ец Еца Ист Ант Ент Изм Ой Ою'],
  [4, 'Ишь Ешь Ите +нный +нная +нные +нно +но +ко +ка +ку +ки +ке +кой +ок'],
  [2, '+а +я +у +ю +е +и +ы +о +ом +ем +ам +ям +ах +ях +ами +ями'],
];

interface Ending {
  letters: string;
  /** The number of vowels from the stressed one to the end. */
  vowelsFromStress: number;
  likelihood: number;
}

const vowel = /[аеёиоуыэюя]/gi;
const vowelsIn = (text: string): number => text.match(vowel)?.length ?? 0;

const knownStress = new Map(words.split(' ').map((word) => [word.toLowerCase(), stressedVowel(word)]));
const knownEndings = endings.flatMap(([likelihood, list]) =>
  list.split(' ').map((ending) => endingOf(ending, likelihood)),
);

/** Index of the upper-case vowel among the vowels. */
function stressedVowel(word: string): number {
  return vowelsIn(word.slice(0, word.search(/[АЕЁИОУЫЭЮЯ]/)));
}

function endingOf(ending: string, likelihood: number): Ending {
  const letters = ending.replace('+', '').toLowerCase();
  const vowels = vowelsIn(letters);
  return {
    letters,
    vowelsFromStress: ending.startsWith('+') ? vowels + 1 : vowels - stressedVowel(ending),
    likelihood,
  };
}

/**
 * The likelihood of stress for each syllable of a Russian word without ё: 100 for known words, at most 12 from an
 * ending or the length. `word` in lower case.
 */
export function stressGuesses(word: string, syllables: number): number[] {
  const guesses = Array.from({ length: syllables }, (_, at) => (at === Math.ceil(syllables / 2) - 1 ? 2 : 0));
  // The last syllable but one is the likeliest by far, then the last.
  guesses[Math.max(0, syllables - 2)]! += 1;
  const known = knownStress.get(word);
  if (known !== undefined && known < syllables) guesses[known]! += 100;
  if (/^вы(?!ш)/.test(word) && syllables > 2) guesses[0]! += 4;
  const ending = knownEndings.find(({ letters }) => word.endsWith(letters) && word.length > letters.length);
  const at = ending ? syllables - ending.vowelsFromStress : -1;
  if (ending && at >= 0 && at < syllables) guesses[at]! += ending.likelihood;
  return guesses;
}
