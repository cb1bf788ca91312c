import { url as debuggerUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import type { Watch } from './watchdog-thread.ts';

const beatMs = 500;
/** With the time of some beats, a hanging process ends within ten seconds. */
const longestSilenceMs = 8_000;

/**
 * Ends this process when its event loop hangs, so that its supervisor restarts it: `pnpm start` and Compose only
 * see whether a process lives. A thread waits for the beats of the event loop and logs the running operations.
 */
export function startWatchdog(app: FastifyInstance, silenceMs = longestSilenceMs): void {
  const beats = new Int32Array(new SharedArrayBuffer(8));
  const watch: Watch = { beats, ...app.inFlight, beatMs, silenceMs };
  // Flags of the process, such as --watch, do not apply to this thread.
  const options = { workerData: watch, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 16 } };
  const thread = new Worker(new URL('watchdog-thread.ts', import.meta.url), options);
  thread.on('error', (error) => app.log.error({ err: error }, 'the watchdog has stopped'));
  thread.unref();
  setInterval(() => {
    beats[0]!++;
    beats[1] = Number(debuggerUrl() !== undefined);
  }, beatMs).unref();
}
