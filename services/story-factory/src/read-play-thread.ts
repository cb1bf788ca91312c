import { readPlay, type Reading } from './read-play.ts';

/** What a thread of `openPlayReader` runs. */
export default (text: string): Reading => readPlay(text);
