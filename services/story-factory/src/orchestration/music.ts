import { engrave, perform, type Rendering, type RenderOptions } from '@fountainai/render';
import type { Score, ScoreStory } from '@fountainai/score';
import { Piscina } from 'piscina';
import type { FileKind } from '../tables.ts';

export type ScoreKind = Extract<FileKind, 'midi' | 'lilypond' | 'csound' | 'musicxml'>;

/** A score and its files. */
export interface Composition {
  score: Score;
  written: Partial<Record<ScoreKind, Uint8Array>>;
}

/** The interface to the composer and the renderers. Tests use a fast implementation. */
export interface Music {
  /** A new version composes and renders earlier music again, because the same story then gives other music. */
  version: string;
  /** @param headingId a section, composed with the notes that it has in the whole; null for all sections */
  compose(story: ScoreStory, headingId: number | null, signal: AbortSignal): Promise<Composition>;
  engrave: (score: Score, options: RenderOptions) => Promise<Rendering>;
  perform: (score: Score, options: RenderOptions) => Promise<Rendering>;
}

/** Composes in threads, because a whole play takes seconds; the renderers run in processes of their own. */
export function openMusic(): Music & { close(): Promise<void> } {
  const threads = new Piscina<[ScoreStory, number | null], Composition>({
    filename: new URL('./compose-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 60_000,
    // Node options of the main thread monitor the process and do not belong in a thread.
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
