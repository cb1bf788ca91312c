import { url as debuggerUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import type { Watch } from './watchdog-thread.ts';

const beatMs = 500;
/** With the time of some beats, so that a process which hangs is ended within ten seconds. */
const longestSilenceMs = 8_000;

/**
 * Ends this process when its event loop hangs, so that its supervisor starts it again: `pnpm start` and compose see only
 * whether a process lives. A thread waits for the beats of the event loop, and logs which operations were under way.
 */
export function startWatchdog(app: FastifyInstance, silenceMs = longestSilenceMs): void {
  const beats = new Int32Array(new SharedArrayBuffer(8));
  const watch: Watch = { beats, ...app.inFlight, beatMs, silenceMs };
  // What the process was started with watches over the process, which is not this thread's business.
  const options = { workerData: watch, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 16 } };
  const thread = new Worker(new URL('watchdog-thread.ts', import.meta.url), options);
  thread.on('error', (error) => app.log.error({ err: error }, 'the watchdog has stopped'));
  thread.unref();
  setInterval(() => {
    beats[0]!++;
    beats[1] = Number(debuggerUrl() !== undefined);
  }, beatMs).unref();
}
