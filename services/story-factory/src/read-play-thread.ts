import { readPlay, type Reading } from './read-play.ts';

/** Runs in a thread of `openPlayReader`. */
export default (text: string): Reading => readPlay(text);
