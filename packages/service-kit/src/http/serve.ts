import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { startWatchdog } from '../observe/watchdog.ts';

const longestStopMs = 10_000;

/**
 * Listens, and stops on SIGTERM, on SIGINT or when the parent process is gone. Stopping sets /ready to 503,
 * finishes the requests in flight, then calls `close`. The process exits within 10 s; a hanging one is ended.
 */
export async function serve(
  app: FastifyInstance,
  config: { host: string; port: number; drainMs: number },
  close: () => Promise<void>,
): Promise<void> {
  let stopping = false;
  const stop = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    app.log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), longestStopMs).unref();
    app.draining = true;
    await sleep(config.drainMs);
    await app.close();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  process.on('disconnect', () => void stop('parent gone'));

  startWatchdog(app);
  await app.listen({ host: config.host, port: config.port });
  process.send?.({ type: 'ready', port: config.port });
}

/** Runs a service's main function; prints the reason of a failed start in one line, without a stack. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}
