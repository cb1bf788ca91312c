/** What made the files, with its version: `lilypond 2.24.1`, `verovio 6.3.0`, `csound 6.18 (wasm)`. */
export interface Rendering {
  by: string;
  files: RenderedFile[];
  /** The sections that could not be rendered; the files hold the rest. */
  failures: RenderFailure[];
}

export interface RenderFailure {
  headingId: number;
  message: string;
}

export interface RenderedFile {
  kind: 'pdf' | 'svg' | 'wav' | 'mp3';
  /** Where it is, inside the folder that was given. */
  path: string;
  /** Of an SVG, which page, from 1. */
  page: number | null;
}

export interface RenderOptions {
  /** An empty folder of its own; what is left in it belongs to the caller. */
  folder: string;
  signal: AbortSignal;
  limits: RenderLimits;
}

export interface RenderLimits {
  timeMs: number;
  memoryBytes: number;
  fileBytes: number;
}
