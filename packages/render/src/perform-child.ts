import { readFileSync } from 'node:fs';
import { performInWasm } from './csound-wasm.ts';
import { encodeMp3 } from './mp3.ts';
import { createWav } from './wav.ts';

export type Work =
  | { kind: 'perform'; csdPath: string; wavPath: string; memoryBytes: number }
  | { kind: 'encode'; wavPath: string; mp3Path: string };

/** `version` is the version of Csound; null for an encoding. */
export type Answer = { version: string | null } | { error: string };

// A process for one piece of work: it can be killed at any moment, and it does not block the caller's event loop.
process.once('message', (work: Work) => {
  void answer(work).then((sent) => process.send!(sent, () => process.disconnect()));
});
process.once('disconnect', () => process.exit());

async function answer(work: Work): Promise<Answer> {
  try {
    return { version: await carryOut(work) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function carryOut(work: Work): Promise<string | null> {
  if (work.kind === 'encode') {
    await encodeMp3(work.wavPath, work.mp3Path);
    return null;
  }
  const wav = createWav(work.wavPath);
  const version = performInWasm(readFileSync(work.csdPath, 'utf8'), work.memoryBytes, wav.write);
  wav.close();
  return version;
}
