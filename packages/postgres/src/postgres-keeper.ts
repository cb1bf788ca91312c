import { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts';
import { isAlive, messageOf } from '@fountainai/home';
import { RestartPace } from './restart-pace.ts';

const lookEveryMs = 500;

/** Runs our PostgreSQL and restarts it on the same port when it ends, until `stop` is called. */
export async function keepPostgres(options: PostgresOptions, say: (line: string) => void): Promise<Postgres> {
  let current = await startPostgres(options);
  const pace = new RestartPace();
  let stopping = false;
  let work: Promise<void> | undefined;
  let nextTry = 0;

  const look = setInterval(() => {
    if (stopping || work || isAlive(current.pid) || Date.now() < nextTry) return;
    work = revive().finally(() => (work = undefined));
  }, lookEveryMs);

  async function revive(): Promise<void> {
    nextTry = Date.now() + pace.next();
    say(`PostgreSQL (process ${current.pid}) has gone; starting it again. Log: ${options.logFile}`);
    try {
      current = await startPostgres({ ...options, port: current.port });
      say(`PostgreSQL is back (process ${current.pid}).`);
    } catch (error) {
      say(messageOf(error));
    }
  }

  return {
    adminUrl: current.adminUrl,
    port: current.port,
    adopted: current.adopted,
    get pid() {
      return current.pid;
    },
    async stop(stopOptions) {
      stopping = true;
      clearInterval(look);
      await work;
      await current.stop(stopOptions);
    },
  };
}
