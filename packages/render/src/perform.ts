import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { soundSeconds, writeCsound, type Score } from '@fountainai/score';
import { performedWell } from './csound-wasm.ts';
import { findLockable } from './native-tools.ts';
import { workInChild } from './perform-work.ts';
import type { Rendering, RenderOptions } from './renderer.ts';
import { runSandboxed } from './sandbox.ts';
import { ToolFailedError, ToolLimitError } from './tool-errors.ts';
import { wavBytes } from './wav.ts';

export interface PerformOptions extends RenderOptions {
  /** `auto` takes the installed Csound when the sandbox works, and the one from npm otherwise. */
  use?: 'auto' | 'native' | 'wasm';
}

/**
 * Plays the score into `music.wav` (44.1 kHz, 16 bits, stereo) and `music.mp3` in the folder. On failure, the folder is as
 * it was.
 *
 * @throws ToolLimitError when the WAV file would be larger than the limit, before anything is played; ToolError when
 * Csound or the encoder fails or exceeds a limit; Error when `use` is `native` and Csound or a working sandbox is missing;
 * or the signal's reason
 */
export async function perform(score: Score, options: PerformOptions): Promise<Rendering> {
  const { folder, limits } = options;
  options.signal.throwIfAborted();
  refuseTooLong(soundSeconds(score), limits.fileBytes);
  const native = await nativeCsound(options.use);
  const deadline = Date.now() + limits.timeMs;
  const within = { ...options, folder: join(folder, '.performing') };
  const [wav, mp3] = [join(within.folder, 'music.wav'), join(within.folder, 'music.mp3')];
  await mkdir(within.folder);
  try {
    await writeFile(join(within.folder, 'music.csd'), writeCsound(score));
    if (native) await performNatively(within);
    const by = native ?? (await performWithWasm(within));
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

/** `csound 6.18` when Csound and the sandbox are available. */
async function nativeCsound(use: PerformOptions['use'] = 'auto'): Promise<string | null> {
  const found = use === 'wasm' ? null : await findLockable('csound');
  if (use === 'native' && !found)
    throw new Error('Csound and a working bubblewrap are needed: without the sandbox it is not started.');
  return found && `csound ${found[0]!.version}`;
}

async function performNatively(options: RenderOptions): Promise<void> {
  // 16 bits, without the chunk that holds the time of day.
  const flags = ['-W', '-s', '-K', '-o', 'music.wav', 'music.csd'];
  const { output } = await runSandboxed('csound', flags, options);
  if (!performedWell(output)) throw new ToolFailedError('csound', 'could not play all notes', output);
}

async function performWithWasm(options: RenderOptions): Promise<string> {
  const [csdPath, wavPath] = [join(options.folder, 'music.csd'), join(options.folder, 'music.wav')];
  const work = { kind: 'perform', csdPath, wavPath, memoryBytes: options.limits.memoryBytes } as const;
  const version = await workInChild('csound', work, options);
  return `csound ${version} (wasm)`;
}
