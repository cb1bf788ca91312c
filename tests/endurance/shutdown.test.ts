import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { homeFiles } from '@fountainai/home';
import { beforeAll, describe, expect, test } from 'vitest';
import { amount, report } from './amount.ts';
import { startClients } from './clients.ts';
import { isAlive, poll } from './poll.ts';
import { setUpStack } from './set-up-stack.ts';

const rounds = amount({ short: 4, full: 100 });
const clients = 6;
const exitMs = 10_000 + 1_500;

const system = setUpStack({ gateway: true });
const run = randomUUID().slice(0, 8);

interface Room {
  host: string;
  /** A write whose marker is found in the database afterwards; undefined for a read-only service. */
  write?: { path: string; body: (marker: string) => object; table: string; column: string };
  read: string;
  /** The table to lock: its lock makes requests wait inside the service, and their sessions have this name. */
  held: { table: string; session: string };
}

const rooms: Record<string, Room> = {
  character: {
    host: 'character',
    write: {
      path: '/v2/characters',
      body: (marker) => ({ name: marker, description: '' }),
      table: 'character.characters',
      column: 'name',
    },
    read: '/v2/characters?limit=1',
    held: { table: 'character.characters', session: 'fountainai character' },
  },
  script: {
    host: 'scriptmanagement',
    write: {
      path: '/v2/scripts',
      body: (marker) => ({ title: marker }),
      table: 'script.scripts',
      column: 'title',
    },
    read: '/v2/scripts?limit=1',
    held: { table: 'script.scripts', session: 'fountainai script' },
  },
  'session-context': {
    host: 'sessioncontext',
    write: {
      path: '/v2/sessions',
      body: (marker) => ({ userId: 1, context: marker }),
      table: 'session_context.sessions',
      column: 'context',
    },
    read: '/v2/sessions?limit=1',
    held: { table: 'session_context.sessions', session: 'fountainai session-context' },
  },
  // Its requests wait in the script service, which it calls.
  'story-factory': {
    host: 'storyfactory',
    read: '',
    held: { table: 'script.scripts', session: 'fountainai script' },
  },
  sequence: {
    host: 'centralsequence',
    write: {
      path: '/v2/sequence/version',
      body: (marker) => ({ elementType: 'script', elementId: 1, newVersionData: { marker } }),
      table: 'sequence.element_versions',
      column: `data->>'marker'`,
    },
    read: '/v2/sequences',
    held: { table: 'sequence.element_versions, sequence.counters', session: 'fountainai sequence' },
  },
};

beforeAll(async () => {
  const text = 'Title: Short\n\n.HERE\n\n@ANNA\nHello.\n';
  const imported = await system.call('story-factory', '/v2/stories/import', {
    body: { format: 'fountain', text },
  });
  rooms['story-factory']!.read = `/v2/stories?scriptId=${imported.body.scriptId}`;
});

interface Sent {
  marker: string;
  /** True through the gateway; false to the service itself, whose connection errors have a cause. */
  way: 'gateway' | 'direct';
  /** The status, or in the end the reason of a missing answer; undefined while it is pending. */
  outcome: number | string | undefined;
}

/** Keep-alive clients that write to a service, or read from a read-only one. */
function startTraffic(name: string, round: number) {
  const { host, write, read } = rooms[name]!;
  const sent: Sent[] = [];
  const stop = startClients(clients, async (number, i) => {
    const way = number < clients - 2 ? 'gateway' : 'direct';
    const marker = `shutdown-${run}-${round}-${number}-${i}`;
    const entry: Sent = { marker, way, outcome: undefined };
    sent.push(entry);
    const headers = { 'x-request-id': marker, ...(way === 'gateway' && { host: `${host}.localhost` }) };
    const asked = system.call(way === 'gateway' ? 'gateway' : name, write?.path ?? read, {
      headers,
      ...(write && { body: write.body(marker) }),
    });
    entry.outcome = await asked.then(
      ({ status }) => status,
      (error: { code?: string }) => error.code ?? 'no answer',
    );
    if (!worked(entry)) await sleep(100);
  });
  return { sent, stop };
}

const worked = ({ outcome }: Sent) => outcome === 200 || outcome === 201;

/**
 * Locks a table until all clients' requests wait for it inside the service, or inside one that it calls.
 * @returns a function that releases the lock
 */
async function holdAll({ table, session }: Room['held']): Promise<() => Promise<void>> {
  for (let attempt = 1; ; attempt++) {
    const client = await system.admin.connect();
    const release = async () => {
      await client.query('COMMIT');
      client.release();
    };
    await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    // The wait for a lock ends after 2 s.
    const allWait = await poll('all to wait', async () => (await waitingFor(session)) >= clients, {
      withinMs: 1_000,
      everyMs: 10,
    }).catch((error: unknown) => {
      if (attempt === 10) throw error;
    });
    if (allWait) return release;
    await release();
  }
}

async function waitingFor(session: string): Promise<number> {
  const { rows } = await system.admin.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
    [session],
  );
  return rows[0].count;
}

/**
 * Sends SIGTERM, waits for `closing` and for the end.
 * @returns the time that took
 */
async function terminate(name: string, closing: () => Promise<void>): Promise<number> {
  const pid = system.pidOf(name);
  const since = performance.now();
  process.kill(pid, 'SIGTERM');
  await closing();
  await poll(`${name} to end`, () => !isAlive(pid), { withinMs: 20_000, everyMs: 5 });
  return Math.round(performance.now() - since);
}

/** Waits until a service accepts no more connections. */
const refuses = (name: string) => () =>
  poll(
    `${name} to close`,
    () =>
      system.call(name, '/live', { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      ),
    { withinMs: 5_000, everyMs: 10 },
  ).then(() => undefined);

/** The requests that took effect in the database without an answer to their client. */
async function tookEffect(name: string, markers: string[]): Promise<string[]> {
  const { write } = rooms[name]!;
  if (!write || markers.length === 0) return [];
  const { rows } = await system.admin.query(
    `SELECT ${write.column} AS marker FROM ${write.table} WHERE ${write.column} = ANY($1)`,
    [markers],
  );
  return rows.map(({ marker }) => marker as string);
}

/** The requests that the service has in its log. */
async function wereReceived(name: string, markers: string[]): Promise<string[]> {
  const log = await readFile(homeFiles(system.stack.home).log(name), 'utf8');
  return markers.filter((marker) => log.includes(`"${marker}"`));
}

describe(`${rounds} SIGTERMs under keep-alive traffic, through the gateway and without it`, () => {
  test('lose no request that a service has received, and it exits within 10 s', async () => {
    const exits: number[] = [];
    const lost: string[] = [];
    const outcomes: Record<string, number> = {};
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const name = Object.keys(rooms)[round % 5]!;
      const traffic = startTraffic(name, round);
      await poll(`${name} to answer`, () => traffic.sent.filter(worked).length > 20, { withinMs: 90_000 });

      // In every other round all requests are known to wait inside the service at the SIGTERM.
      if (round % 2 === 0) {
        const release = await holdAll(rooms[name]!.held);
        const inside = traffic.sent.filter(({ outcome }) => outcome === undefined);
        expect(inside).toHaveLength(clients);
        exits.push(
          await terminate(name, async () => {
            await refuses(name)();
            await release();
          }),
        );
        await poll('their answers', () => inside.every(({ outcome }) => outcome !== undefined), {
          withinMs: 20_000,
        });
        // All have an answer. On a slow machine the lock may have lasted too long.
        expect(inside.filter((entry) => !worked(entry) && entry.outcome !== 503)).toEqual([]);
        held += inside.filter(worked).length;
      } else exits.push(await terminate(name, async () => {}));

      const before = traffic.sent.length;
      await poll(`${name} again`, () => traffic.sent.slice(before).filter(worked).length > 5, {
        withinMs: 90_000,
      });
      await traffic.stop();
      const done = traffic.sent.filter(worked).map(({ marker }) => marker);
      // The control: requests with an answer are in the table and in the log, so a request in neither was not received.
      // A log line follows its answer, so the last ones may come a moment later.
      await poll(
        'the log to have all answers',
        async () => (await wereReceived(name, done)).length === done.length,
        {
          withinMs: 5_000,
        },
      );
      if (rooms[name]!.write) expect(await tookEffect(name, done)).toHaveLength(done.length);
      const refused = traffic.sent
        .filter((entry) => !worked(entry) && entry.outcome !== 503)
        .map(({ marker }) => marker);
      lost.push(...(await tookEffect(name, refused)), ...(await wereReceived(name, refused)));
      for (const { way, outcome } of traffic.sent)
        outcomes[`${way} ${outcome}`] = (outcomes[`${way} ${outcome}`] ?? 0) + 1;
    }
    // The gateway's answer for a stopped service, and the errors of direct clients: a refused connection, or a
    // kept-alive one that was closed before the service read the request.
    const expected =
      /^(gateway (20[01]|50[23])|direct (20[01]|503|ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET))$/;
    expect(Object.keys(outcomes).filter((outcome) => !expected.test(outcome))).toEqual([]);
    const ends = system.said.filter((line) => line.includes('stopped'));
    const unclean = ends.filter((line) => !line.includes('(exit code 0)'));
    report({ rounds, held, outcomes, lost: lost.length, slowestExitMs: Math.max(...exits) });
    expect(lost).toEqual([]);
    expect(Math.max(...exits)).toBeLessThan(exitMs);
    expect(unclean).toEqual([]);
    expect(ends).toHaveLength(rounds);
  });
});
