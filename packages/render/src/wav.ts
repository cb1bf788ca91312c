import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The format of all sound here: two channels of 16 bits. */
export const sampleRate = 44_100;
export const frameBytes = 4;
const headerBytes = 44;
const fullScale = 32_768;

/** The size in bytes of a WAV file of this duration. */
export const wavBytes = (seconds: number): number =>
  headerBytes + Math.ceil(seconds * sampleRate) * frameBytes;

export interface WavWriter {
  /** Left and right in turn, 1 being full scale; louder samples are clipped. */
  write: (samples: Float64Array) => void;
  /** Writes the header with the final length, and closes the file. */
  close: () => void;
}

/** Writes a 16-bit stereo WAV file (RIFF, PCM) as the samples come, a second at a time. */
export function createWav(path: string): WavWriter {
  const file = openSync(path, 'w');
  const buffer = Buffer.alloc(sampleRate * frameBytes);
  let used = 0;
  let bytes = 0;
  const flush = () => {
    writeSync(file, buffer, 0, used, headerBytes + bytes);
    bytes += used;
    used = 0;
  };
  return {
    write: (samples) => {
      for (const sample of samples) {
        buffer.writeInt16LE(toInt16(sample), used);
        used += 2;
        if (used === buffer.length) flush();
      }
    },
    close: () => {
      flush();
      writeSync(file, wavHeader(bytes), 0, headerBytes, 0);
      closeSync(file);
    },
  };
}

const toInt16 = (sample: number): number =>
  Math.max(-fullScale, Math.min(fullScale - 1, Math.round(sample * fullScale)));

function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}

/** A piece of sound: an array for each channel, 1 being full scale. */
export type Frames = [left: Float32Array, right: Float32Array];

/**
 * Reads a WAV file of this format second by second, so that an hour takes no more memory than a minute.
 * @throws Error for another format
 */
export function* readWav(path: string): Generator<Frames> {
  const file = openSync(path, 'r');
  try {
    let { at, bytes } = findSamples(file, path);
    const buffer = Buffer.alloc(sampleRate * frameBytes);
    while (bytes > 0) {
      const read = readSync(file, buffer, 0, Math.min(bytes, buffer.length), at);
      if (read === 0) return;
      yield toFrames(buffer.subarray(0, read));
      at += read;
      bytes -= read;
    }
  } finally {
    closeSync(file);
  }
}

/** Other chunks may stand before the samples, as in files by Csound. */
function findSamples(file: number, path: string): { at: number; bytes: number } {
  const head = Buffer.alloc(4096);
  readSync(file, head, 0, head.length, 0);
  const name = (at: number) => head.toString('latin1', at, at + 4);
  let known = false;
  for (
    let at = name(0) === 'RIFF' ? 12 : head.length;
    at + 24 <= head.length;
    at += 8 + head.readUInt32LE(at + 4)
  ) {
    if (name(at) === 'fmt ') known = isOurs(head.subarray(at));
    if (name(at) === 'data' && known) return { at: at + 8, bytes: head.readUInt32LE(at + 4) };
  }
  throw new Error(`${path} is not a 16-bit stereo WAV file of ${sampleRate} Hz.`);
}

const isOurs = (format: Buffer): boolean =>
  format.readUInt16LE(10) === 2 && format.readUInt32LE(12) === sampleRate && format.readUInt16LE(22) === 16;

function toFrames(bytes: Buffer): Frames {
  const frames = Math.floor(bytes.length / frameBytes);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    left[frame] = bytes.readInt16LE(frame * frameBytes) / fullScale;
    right[frame] = bytes.readInt16LE(frame * frameBytes + 2) / fullScale;
  }
  return [left, right];
}
