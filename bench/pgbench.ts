import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { longEnough } from './load.ts';

const run = promisify(execFile);

/** The statement of pgbench that takes a number: in its own workspace, as superuser without row level security. */
const takeNumber = (counters: number) => `\\set id random(1, ${counters})
INSERT INTO sequence.counters (workspace_id, number_line, element_type, element_id, value)
VALUES ('pgbench', 'by-one', 'bench', :id, 1)
ON CONFLICT (workspace_id, number_line, element_type, element_id)
DO UPDATE SET value = sequence.counters.value + 1, version = sequence.counters.version + 1, updated_at = now()
RETURNING value;
`;

/**
 * Measures the database alone: pgbench runs the same prepared statement from as many clients, each in a transaction.
 * @param counters number of different counters, drawn at random
 * @returns transactions per second
 */
export async function transactionsPerSecond({
  program,
  adminUrl,
  folder,
  counters,
  clients,
  seconds,
}: {
  program: string;
  adminUrl: string;
  folder: string;
  counters: number;
  clients: number;
  seconds: number;
}): Promise<number> {
  const script = join(folder, `take-${counters}.sql`);
  await writeFile(script, takeNumber(counters));
  const { hostname, port, username, password, pathname } = new URL(adminUrl);
  return longEnough(seconds, program, async (duration) => {
    const { stdout } = await run(
      program,
      [
        `-nMprepared -c${clients} -j1 -T${duration} -h${hostname} -p${port} -U${username}`.split(' '),
        ['-f', script, pathname.slice(1)],
      ].flat(),
      { env: { PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(password) } },
    );
    // Without a transaction pgbench prints no rate.
    return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1] ?? 0);
  });
}
