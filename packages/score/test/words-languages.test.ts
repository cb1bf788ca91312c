import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageOf, phrasesOf, type Language } from '../src/words/index.ts';

const sung = (text: string, language: Language): string =>
  phrasesOf(text, language)
    .flatMap(({ words }) => words)
    .map(({ syllables }) =>
      syllables
        .map(({ text: part, stress }) => (stress === 2 ? part.toUpperCase() : part.toLowerCase()))
        .join('·'),
    )
    .join(' ');

const parts = (text: string, language: Language): string =>
  phrasesOf(text, language)
    .flatMap(({ words }) => words)
    .map(({ syllables }) => syllables.map((syllable) => syllable.text).join('·'))
    .join(' ');

test.each<[string, Language]>([
  ['romeo-and-juliet.en.fountain', 'en'],
  ['the-post-office.en.fountain', 'en'],
  ['romeo-und-julia.de.fountain', 'de'],
  ['mozart-and-salieri.ru.fountain', 'ru'],
])('the language of %s is known', (file, language) => {
  expect(languageOf(readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8'))).toBe(
    language,
  );
});

test.each<[string, Language]>([
  ['Σε γνωρίζω από την κόψη', 'el'],
  ['אויפן פּריפּעטשיק ברענט אַ פֿײַערל', 'yi'],
  ['床前明月光', 'cjk'],
  ['古池や 蛙飛びこむ 水の音', 'cjk'],
  ['¿Qué es la vida? Un frenesí.', 'other'],
  ['', 'other'],
  ['123 !', 'other'],
])('%j is told by its letters', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test('German: patterns, diphthongs, prefixes and foreign endings', () => {
  expect(sung('Gewohnte Fesseln lassen mich nicht frei', 'de')).toBe(
    'ge·WOHN·te FES·seln LAS·sen mich nicht FREI',
  );
  expect(sung('aber verloren geehrt beerben gehen gehört zurück', 'de')).toBe(
    'A·ber ver·LO·ren ge·EHRT be·ER·ben GE·hen ge·HÖRT zu·RÜCK',
  );
  expect(sung('Julia Nation spazieren Bäckerei Familie', 'de')).toBe(
    'JU·li·a na·ti·ON spa·ZIE·ren bä·cke·REI fa·MI·li·e',
  );
});

test('Russian: a syllable a vowel, and consonants alone on their neighbour', () => {
  expect(parts('Звучал орган в старинной церкви нашей', 'ru')).toBe(
    'Зву·чал ор·ган в ста·рин·ной цер·кви на·шей',
  );
  expect(parts('Сальери разъял судьбе давно ль', 'ru')).toBe('Са·лье·ри ра·зъял судь·бе дав·но ль');
});

test('Russian: an ё is stressed, and known words are', () => {
  expect(sung('ребёнок меня когда любовь', 'ru')).toBe('ре·БЁ·нок ме·НЯ ко·ГДА лю·БОВЬ');
});

test('Russian: the metre of verse gives the stress', () => {
  const verse =
    'Родился я с любовию к искусству;\nРебенком будучи, когда высоко\nЗвучал орган в старинной церкви нашей';
  expect(sung(verse, 'ru')).toBe(
    'ро·ДИЛ·ся я с лю·БО·ви·ю к и·СКУС·ству; ре·БЕН·ком БУ·ду·чи, ко·ГДА вы·СО·ко зву·ЧАЛ ор·ГАН в ста·РИН·ной ЦЕР·кви НА·шей',
  );
  expect(sung('любовию', 'ru')).not.toBe('лю·БО·ви·ю');
});

test('Greek: the written accent, diphthongs and the two dots', () => {
  expect(sung('Σε γνωρίζω από την κόψη', 'el')).toBe('σε γνω·ΡΊ·ζω α·ΠΌ την ΚΌ·ψη');
  expect(sung('χαίρε άυλη Μάιος γαϊδούρι ουρανού', 'el')).toBe('ΧΑΊ·ρε Ά·υ·λη ΜΆ·ι·ος γα·ϊ·ΔΟΎ·ρι ου·ρα·ΝΟΎ');
  expect(parts('μῆνιν ἄειδε θεὰ', 'el')).toBe('μῆ·νιν ἄ·ει·δε θε·ὰ');
});

test('Yiddish: vowels as they are written, syllables of a final l or n, the last but one stressed', () => {
  expect(parts('אויפן פּריפּעטשיק ברענט אַ פֿײַערל', 'yi')).toBe('אוי·פן פּרי·פּע·טשיק ברענט אַ פֿײַ·ערל');
  expect(parts('שטעטל זאָגן װאָלקן', 'yi')).toBe('שטע·טל זאָ·גן װאָל·קן');
  const stresses = phrasesOf('געזאָגט קינדער', 'yi')[0]!.words.map(({ syllables }) =>
    syllables.map(({ stress }) => stress),
  );
  expect(stresses).toEqual([
    [0, 2],
    [2, 0],
  ]);
});

test('Chinese, Japanese and Korean: a syllable a character, small kana with the one before', () => {
  expect(parts('床前明月光，疑是地上霜。', 'cjk')).toBe('床·前·明·月·光， 疑·是·地·上·霜。');
  expect(parts('きゃっと 東京', 'cjk')).toBe('きゃっ·と 東·京');
  expect(phrasesOf('床前明月光', 'cjk')[0]!.words[0]!.syllables.map(({ stress }) => stress)).toEqual([
    2, 0, 2, 0, 2,
  ]);
});

test('other languages: groups of vowels, accents, and a syllable a digit', () => {
  expect(sung('corazón música vida', 'other')).toBe('co·ra·ZÓN MÚ·si·ca VI·da');
  expect(parts('w lesie 1594 नमस्ते', 'other')).toBe('w le·sie 1·5·9·4 नम·स्ते');
});
