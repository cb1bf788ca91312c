import { setTimeout as sleep } from 'node:timers/promises';
import { homeFiles, passwordsIn } from '@fountainai/home';
import { provision } from '@fountainai/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amount, report } from './amount.ts';
import { startClients } from './clients.ts';
import { poll } from './poll.ts';
import { setUpStack, type Answer, type Ask } from './set-up-stack.ts';
import { startSequence } from './start-sequence.ts';

const writes = amount({ short: 600, full: 50_000 });
const kills = amount({ short: 3, full: 30 });
const writers = 20;

const system = setUpStack({ ownPostgres: true });
const sequences: Awaited<ReturnType<typeof startSequence>>[] = [];
const sequenceUrls: string[] = [];

beforeAll(async () => {
  const { home, postgres, urls } = system.stack;
  // The names and passwords of the running stack; nothing is created again.
  const database = await provision(
    postgres!.adminUrl,
    'sequence',
    passwordsIn(homeFiles(home).database, 'embedded'),
  );
  for (const name of ['sequence-b', 'sequence-c'])
    sequences.push(await startSequence(home, name, database.databaseUrl));
  await Promise.all(sequences.map(({ ready }) => ready));
  sequenceUrls.push(urls.sequence!, ...sequences.map(({ url }) => url));
});
afterAll(() => Promise.all(sequences.map((instance) => instance.stop({ hurry: true }))));

/** The acknowledged writes, kept outside of all killed processes: by table, the content of every id. */
type Ledger = Record<keyof typeof tables, Map<number, string[]>>;

/** The same rows read from the database without the services: id and content. */
const tables = {
  characters: `SELECT character_id AS id, concat_ws('|', name, description) AS content FROM character.characters`,
  sessions: `SELECT session_id AS id, concat_ws('|', user_id, context) AS content FROM session_context.sessions`,
  sections: `SELECT id, concat_ws('|', script_id, sequence_number, title) AS content FROM script.sections`,
  'spoken words': `SELECT id, concat_ws('|', heading_id, sequence_number, text) AS content FROM script.spoken_words`,
};

const ledger: Ledger = {
  characters: new Map(),
  sessions: new Map(),
  sections: new Map(),
  'spoken words': new Map(),
};
const numbers: number[] = [];
let acknowledged = 0;
let failed = 0;
const statuses: Record<string, number> = {};
const lastSuccess: Record<string, number> = {};

/**
 * Sends a write once.
 * @returns the answer's body when it was acknowledged, else undefined
 */
async function send(kind: string, service: string, path: string, ask: Ask): Promise<Answer['body']> {
  const { status, body } = await system.call(service, path, ask).catch((error: { code?: string }) => ({
    status: error.code ?? 'no answer',
    body: undefined,
  }));
  if (status === 200 || status === 201) {
    acknowledged++;
    lastSuccess[kind] = performance.now();
    return body;
  }
  failed++;
  const name = body?.code ? `${status} ${body.code}` : String(status);
  statuses[name] = (statuses[name] ?? 0) + 1;
  await sleep(50);
  return undefined;
}

const addNumber = async (writer: number, i: number) => {
  const count = 1 + (i % 3);
  const body = { elementType: 'action', elementId: 1, count };
  // Every writer uses the three instances in turn; all of them take numbers of one counter.
  const url = sequenceUrls[(writer + i) % sequenceUrls.length]!;
  const made = await send('number', 'sequence', '/v1/sequence', { body, url });
  if (made) for (let k = 0; k < count; k++) numbers.push(made.sequenceNumber + k);
};

const addCharacter = async (writer: number, i: number) => {
  const fields = { name: `W${writer}-${i}`, description: `made ${i}` };
  const made = await send('character', 'character', '/v2/characters', { body: fields });
  if (!made) return;
  ledger.characters.set(made.characterId, [`${fields.name}|${fields.description}`]);
  // An unacknowledged update may have happened or not; an acknowledged one has happened.
  for (const text of ['first change', 'second change']) {
    const allowed = ledger.characters.get(made.characterId)!;
    const content = `${fields.name}|${text}`;
    allowed.push(content);
    const changed = await send('change', 'character', `/v2/characters/${made.characterId}`, {
      method: 'PATCH',
      body: { description: text },
    });
    if (changed) ledger.characters.set(made.characterId, [content]);
  }
};

const addSession = async (writer: number, i: number) => {
  const body = { userId: writer + 1, context: `context ${i}` };
  const made = await send('session', 'session-context', '/v2/sessions', { body });
  if (made) ledger.sessions.set(made.sessionId, [`${body.userId}|${body.context}`]);
};

const addSection = async (writer: number, i: number) => {
  const { scriptId } = homes[writer]!;
  const title = `Section ${writer} ${i}`;
  const made = await send('section', 'script', `/v2/scripts/${scriptId}/sections`, { body: { title } });
  if (made) ledger.sections.set(made.headingId, [`${scriptId}|${made.sequenceNumber}|${title}`]);
};

const addSpokenWord = async (writer: number, i: number) => {
  const { headingId } = homes[writer]!;
  const text = `Said ${writer} ${i}`;
  const made = await send('spoken word', 'script', `/v2/sections/${headingId}/spokenWords`, {
    body: { text },
  });
  if (made) ledger['spoken words'].set(made.dialogueId, [`${headingId}|${made.sequence}|${text}`]);
};

const kinds = [addNumber, addCharacter, addNumber, addSession, addSection, addSpokenWord];

/** The script and section of each writer. */
const homes: { scriptId: number; headingId: number }[] = [];

beforeAll(async () => {
  for (let writer = 0; writer < writers; writer++) {
    const { scriptId } = (await system.call('script', '/v2/scripts', { body: { title: `W${writer}` } })).body;
    const path = `/v2/scripts/${scriptId}/sections`;
    const { headingId } = (await system.call('script', path, { body: { title: 'One' } })).body;
    homes.push({ scriptId, headingId });
  }
});

// PostgreSQL as a whole, one of its sessions (it then ends all others and recovers by itself), or a service.
const targets = [
  'postgres',
  'sequence',
  'session',
  'script',
  'postgres',
  'sequence-b',
  'character',
  'session-context',
];

async function kill(target: string): Promise<void> {
  if (target === 'postgres') {
    const { rows } = await system.admin.query('SELECT pid FROM pg_stat_activity');
    for (const pid of [system.stack.postgres!.pid, ...rows.map((row) => row.pid as number)]) kill9(pid);
  } else if (target === 'session') {
    const { rows } = await system.admin.query(
      `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'fountainai %' ORDER BY random() LIMIT 1`,
    );
    kill9(rows[0].pid);
  } else kill9(sequences.find(({ name }) => name === target)?.pid ?? system.pidOf(target));
}

function kill9(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Acknowledged writes that differ or are missing in the database. */
async function losses(): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(tables).map(async ([table, query]) => {
      const { rows } = await system.admin.query<{ id: string; content: string }>(query);
      const present = new Map(rows.map(({ id, content }) => [Number(id), content]));
      return [...ledger[table as keyof Ledger]].flatMap(([id, allowed]) =>
        allowed.includes(present.get(id) ?? '')
          ? []
          : [`${table} ${id}: ${present.get(id) ?? 'is not there'}`],
      );
    }),
  );
  return found.flat();
}

const repeats = (list: number[]) => list.length - new Set(list).size;

describe(`${kills} times kill -9 over ${writes} acknowledged writes`, () => {
  test('lose none of them', async () => {
    const stop = startClients(writers, (writer, i) => kinds[(writer + i) % kinds.length]!(writer, i));
    const recoveries: number[] = [];
    try {
      for (let i = 0; i < kills; i++) {
        const due = ((i + 1) * writes) / (kills + 1);
        await poll(`${due} writes`, () => acknowledged >= due, { withinMs: 600_000, everyMs: 10 });
        await kill(targets[i % targets.length]!);
        const killed = performance.now();
        const allWrite = () => Object.keys(lastSuccess).every((kind) => lastSuccess[kind]! > killed + 500);
        await poll(`all to write after ${targets[i % targets.length]}`, allWrite, { withinMs: 120_000 });
        recoveries.push(Math.round(performance.now() - killed));
      }
      await poll(`${writes} writes`, () => acknowledged >= writes, { withinMs: 600_000 });
    } finally {
      await stop();
    }
    const lost = await losses();
    report({
      kills,
      acknowledged,
      failed,
      statuses,
      lost: lost.length,
      slowestReturnMs: Math.max(...recoveries),
    });
    expect(lost).toEqual([]);
    expect(failed).toBeGreaterThan(0);
  });

  test('give no number twice', async () => {
    const { rows } = await system.admin.query(
      `SELECT value::int AS value FROM sequence.counters WHERE number_line = 'by-one' AND element_type = 'action'`,
    );
    const { rows: inScripts } = await system.admin.query(
      `SELECT script_id, sequence_number FROM script.sections GROUP BY 1, 2 HAVING count(*) > 1`,
    );
    report({ numbers: numbers.length, repeats: repeats(numbers), last: rows[0].value });
    expect(numbers.length).toBeGreaterThan(0);
    expect(repeats(numbers)).toBe(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(rows[0].value);
    expect(inScripts).toEqual([]);
  });

  // The control: a lost write, a changed one and a counter that is set back must be detected.
  test('are detected by a planted loss', async () => {
    const [gone, other] = [...ledger.sessions.keys()];
    await system.admin.query('DELETE FROM session_context.sessions WHERE session_id = $1', [gone]);
    await system.admin.query(`UPDATE session_context.sessions SET context = 'else' WHERE session_id = $1`, [
      other,
    ]);
    expect(await losses()).toHaveLength(2);

    await system.admin.query(
      `UPDATE sequence.counters SET value = value - 5 WHERE number_line = 'by-one' AND element_type = 'action'`,
    );
    const before = numbers.length;
    for (let i = 0; i < 30; i++) await addNumber(0, i);
    expect(numbers.length).toBeGreaterThan(before);
    expect(repeats(numbers)).toBeGreaterThan(0);
  });
});
