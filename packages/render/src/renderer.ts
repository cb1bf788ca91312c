/** The program that made the files, with its version: `lilypond 2.24.1`, `verovio 6.3.0`, `csound 6.18 (wasm)`. */
export interface Rendering {
  by: string;
  files: RenderedFile[];
  /** The sections that could not be rendered; the files hold the others. */
  failures: RenderFailure[];
}

export interface RenderFailure {
  headingId: number;
  message: string;
}

export interface RenderedFile {
  kind: 'pdf' | 'svg' | 'wav' | 'mp3';
  /** Its name in the given folder. */
  path: string;
  /** The page number of an SVG, from 1. */
  page: number | null;
}

export interface RenderOptions {
  /** An empty folder; the caller owns the files left in it. */
  folder: string;
  signal: AbortSignal;
  limits: RenderLimits;
}

export interface RenderLimits {
  timeMs: number;
  memoryBytes: number;
  fileBytes: number;
}
