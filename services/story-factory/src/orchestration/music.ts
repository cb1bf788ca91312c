import { engrave, perform, type Rendering, type RenderOptions } from '@fountainai/render';
import type { Score, ScoreStory } from '@fountainai/score';
import { Piscina } from 'piscina';
import type { FileKind } from '../tables.ts';

export type ScoreKind = Extract<FileKind, 'midi' | 'lilypond' | 'csound' | 'musicxml'>;

/** A score, and the files that it is written to. */
export interface Composition {
  score: Score;
  written: Partial<Record<ScoreKind, Uint8Array>>;
}

/** All that is known here about music. Tests have one that is quick. */
export interface Music {
  /** Another one when the same story gives other music: what was made before is then made anew. */
  version: string;
  /** @param headingId one section only, with the notes that it has in the whole; null for all of them */
  compose(story: ScoreStory, headingId: number | null, signal: AbortSignal): Promise<Composition>;
  engrave: (score: Score, options: RenderOptions) => Promise<Rendering>;
  perform: (score: Score, options: RenderOptions) => Promise<Rendering>;
}

/** Composes in threads, because a whole play takes seconds; the renderers run processes of their own. */
export function openMusic(): Music & { close(): Promise<void> } {
  const threads = new Piscina<[ScoreStory, number | null], Composition>({
    filename: new URL('./compose-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 60_000,
    // What the main thread was started with watches over the process, which is not a thread's business.
    execArgv: [],
  });
  return {
    version: 'fountainai-score 1',
    compose: (story, headingId, signal) => threads.run([story, headingId], { signal }),
    engrave,
    perform,
    close: () => threads.destroy(),
  };
}
