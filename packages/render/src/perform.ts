import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { soundSeconds, writeCsound, type Score } from '@fountainai/score';
import { performedWell } from './csound-wasm.ts';
import { findTool, sandboxWorks } from './native-tools.ts';
import { workInChild } from './perform-work.ts';
import type { Rendering, RenderOptions } from './renderer.ts';
import { runSandboxed } from './sandbox.ts';
import { ToolFailedError, ToolLimitError } from './tool-errors.ts';
import { wavBytes } from './wav.ts';

export interface PerformOptions extends RenderOptions {
  /** `auto` takes the installed Csound where it can be locked up, and the one from npm otherwise. */
  use?: 'auto' | 'native' | 'wasm';
}

/**
 * Plays the score into `music.wav` (44.1 kHz, 16 bits, stereo) and `music.mp3` in the folder. On failure, the folder is as
 * it was.
 *
 * @throws ToolLimitError when the WAV file would be larger than the limit, before anything is played; ToolError when
 * Csound or the encoder fails or exceeds a limit; or the signal's reason
 */
export async function perform(score: Score, options: PerformOptions): Promise<Rendering> {
  const { folder, limits } = options;
  options.signal.throwIfAborted();
  refuseTooLong(soundSeconds(score), limits.fileBytes);
  const deadline = Date.now() + limits.timeMs;
  const within = { ...options, folder: join(folder, '.performing') };
  const [wav, mp3] = [join(within.folder, 'music.wav'), join(within.folder, 'music.mp3')];
  await mkdir(within.folder);
  try {
    await writeFile(join(within.folder, 'music.csd'), writeCsound(score));
    const by = (await takesNative(options.use))
      ? await performNatively(within)
      : await performWithWasm(within);
    const left = { ...limits, timeMs: Math.max(1, deadline - Date.now()) };
    await workInChild('lame', { kind: 'encode', wavPath: wav, mp3Path: mp3 }, { ...options, limits: left });
    await rename(wav, join(folder, 'music.wav'));
    await rename(mp3, join(folder, 'music.mp3'));
    return {
      by,
      files: [
        { kind: 'wav', path: 'music.wav', page: null },
        { kind: 'mp3', path: 'music.mp3', page: null },
      ],
      failures: [],
    };
  } finally {
    await rm(within.folder, { recursive: true, force: true });
  }
}

function refuseTooLong(seconds: number, fileBytes: number): void {
  const bytes = wavBytes(seconds);
  if (bytes > fileBytes)
    throw new ToolLimitError(
      'csound',
      `was not started: ${Math.round(seconds)} s of music are a WAV file of ${bytes} bytes, and ${fileBytes} are allowed`,
      '',
    );
}

async function takesNative(use: PerformOptions['use'] = 'auto'): Promise<boolean> {
  return (
    use === 'native' || (use === 'auto' && (await findTool('csound')) !== null && (await sandboxWorks()))
  );
}

async function performNatively(options: RenderOptions): Promise<string> {
  // 16 bits, and no chunk with the time of day.
  const flags = ['-W', '-s', '-K', '-o', 'music.wav', 'music.csd'];
  const { output } = await runSandboxed('csound', flags, options);
  if (!performedWell(output)) throw new ToolFailedError('csound', 'could not play all notes', output);
  return `csound ${(await findTool('csound'))?.version ?? ''}`;
}

async function performWithWasm(options: RenderOptions): Promise<string> {
  const [csdPath, wavPath] = [join(options.folder, 'music.csd'), join(options.folder, 'music.wav')];
  const work = { kind: 'perform', csdPath, wavPath, memoryBytes: options.limits.memoryBytes } as const;
  const version = await workInChild('csound', work, options);
  return `csound ${version} (wasm)`;
}
