import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { InFlight } from './in-flight.ts';

export interface Watch extends InFlight {
  /** The number of beats, and 1 while a debugger may pause the process. */
  beats: Int32Array;
  beatMs: number;
  silenceMs: number;
}

const { beats, operations, counts, beatMs, silenceMs } = workerData as Watch;
let last = beats[0];
let silentMs = 0;

// A stalled VM stops this thread too, so the pause counts as one beat.
setInterval(() => {
  const isSilent = beats[0] === last && beats[1] === 0;
  last = beats[0];
  silentMs = isSilent ? silentMs + beatMs : 0;
  if (silentMs >= silenceMs) endProcess();
}, beatMs);

function endProcess(): void {
  const inFlight = operations.map((name, i) => [name, counts[i]] as const).filter(([, count]) => count);
  const line = {
    level: 60,
    time: Date.now(),
    pid: process.pid,
    hostname: hostname(),
    inFlight: Object.fromEntries(inFlight),
    msg: `the event loop hangs since ${silenceMs / 1000} s; this process ends itself to be started again`,
  };
  try {
    // The hanging thread owns the log of the process, so this thread writes to standard output itself.
    writeSync(1, `${JSON.stringify(line)}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
