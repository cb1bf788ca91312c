export interface Progress {
  /** Passes a stream on, shows its progress, and fails when a person interrupts it. */
  through(stream: AsyncIterable<Uint8Array>, what: string): AsyncIterable<Uint8Array>;
}

const stepBytes = 256 * 1024;

/** @param tick shows a line that the next one overwrites, on a terminal */
export function showProgress(tick?: (line: string) => void, signal?: AbortSignal): Progress {
  return {
    async *through(stream, what) {
      let bytes = 0;
      let shown = -stepBytes;
      for await (const chunk of stream) {
        signal?.throwIfAborted();
        bytes += chunk.byteLength;
        if (bytes - shown >= stepBytes) tick?.(`${what} ${inMB((shown = bytes))}`);
        yield chunk;
      }
    },
  };
}

export function inMB(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
