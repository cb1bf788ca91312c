import type { Play } from '@fountainai/play-formats';
import { invalid, Problem } from '@fountainai/service-kit';
import { Piscina } from 'piscina';
import { readPlay, type Reading } from './read-play.ts';

export interface PlayReader {
  /** @throws Problem 400 naming the line of the error */
  read(format: 'fountain', text: string): Promise<Play>;
  close(): Promise<void>;
}

/** A shorter text parses in some milliseconds, which is less than a thread takes to start. */
const shortLength = 65_536;

/** Parses plays, long ones in threads, because an import of 8 MiB takes up to seconds. */
export function openPlayReader(): PlayReader {
  const threads = new Piscina<string, Reading>({
    filename: new URL('./read-play-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 60_000,
    // Node options of the main thread monitor the process and do not belong in a thread.
    execArgv: [],
  });
  return {
    read: async (_format, text) =>
      playOf(text.length < shortLength ? readPlay(text) : await threads.run(text)),
    close: () => threads.destroy(),
  };
}

function playOf(reading: Reading): Play {
  if ('play' in reading) return reading.play;
  const errors = [{ pointer: '/text', message: reading.message }];
  if (reading.refused === 'too_large')
    throw invalid(errors, `The play cannot be taken as it is: ${reading.message}.`);
  const detail = reading.message.replace(/^line/, 'Line');
  throw new Problem(400, 'not_a_play', detail, { errors });
}
