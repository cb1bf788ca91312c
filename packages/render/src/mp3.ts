import { closeSync, openSync, writeSync } from 'node:fs';
import { createMp3Encoder } from 'wasm-media-encoders';
import { readWav, sampleRate } from './wav.ts';

export const mp3KilobitsPerSecond = 160;

/** Encodes a 16-bit stereo WAV file with LAME, a second at a time. */
export async function encodeMp3(wavPath: string, mp3Path: string): Promise<void> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate, bitrate: mp3KilobitsPerSecond });
  const file = openSync(mp3Path, 'w');
  try {
    for (const frames of readWav(wavPath)) writeSync(file, encoder.encode(frames));
    writeSync(file, encoder.finalize());
  } finally {
    closeSync(file);
  }
}
