import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { InFlight } from './in-flight.ts';

export interface Watch extends InFlight {
  /** How many beats there were, and 1 while a debugger may hold the process. */
  beats: Int32Array;
  beatMs: number;
  silenceMs: number;
}

const { beats, operations, counts, beatMs, silenceMs } = workerData as Watch;
let last = beats[0];
let silentMs = 0;

// A machine that stands still stops this thread too: the pause is one beat here, however long it was.
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
    // The log of the process is written by the thread that hangs.
    writeSync(1, `${JSON.stringify(line)}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
