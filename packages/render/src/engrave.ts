import type { Score } from '@fountainai/score';
import { engraveNative } from './engrave-native.ts';
import { engraveWasm } from './engrave-wasm.ts';
import { findLockable } from './native-tools.ts';
import type { Rendering, RenderOptions } from './renderer.ts';

export interface EngraveOptions extends RenderOptions {
  /** `auto` takes the installed LilyPond when the sandbox works, and Verovio otherwise. */
  use?: 'auto' | 'native' | 'wasm';
}

/**
 * Puts the score on A4 pages: `score.pdf`, and `page-1.svg` and so on. Each section begins a page; one that cannot be
 * engraved is left out and named in `failures`. The limits hold for each program that is started, two at a time.
 *
 * @throws Error when `use` is `native` and LilyPond, poppler-utils or a working sandbox is missing; when not one section
 *   could be engraved; ToolError when the pages cannot be put together; the signal's reason.
 */
export async function engrave(
  score: Score,
  { use = 'auto', ...options }: EngraveOptions,
): Promise<Rendering> {
  options.signal.throwIfAborted();
  const native = use === 'wasm' ? null : await nativeEngraver();
  if (use === 'native' && native === null)
    throw new Error(
      'LilyPond, poppler-utils (pdfinfo, pdfunite, pdftocairo) and a working bubblewrap are needed.',
    );
  return native === null ? engraveWasm(score, options) : engraveNative(score, options, native);
}

/** `lilypond 2.24.1` when LilyPond, its tools and the sandbox are available. */
async function nativeEngraver(): Promise<string | null> {
  const found = await findLockable('lilypond', 'pdfinfo', 'pdfunite', 'pdftocairo');
  return found && `lilypond ${found[0]!.version}`;
}
