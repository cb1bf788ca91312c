export { languageOf, type Language } from './language.ts';
export { phrasesOf } from './phrases.ts';
export type { Phrase, PhraseEnd, Syllable, Word } from './prosody.ts';
