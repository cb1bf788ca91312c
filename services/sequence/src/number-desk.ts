import {
  isConnectionError,
  problemOfDatabaseError,
  unavailable,
  write,
  writeTogether,
  type Database,
  type ServiceCall,
} from '@fountainai/service-kit';
import type { NumberLine } from './counters.ts';
import { takeNumbers, type Wish } from './numbers.ts';

/** While fewer are being served, nobody waits: one by one they are soonest done. */
const fewEnough = 4;
const mostTogether = 200;
/** As long as waiting for a connection may take. */
const longestWaitMs = 2_000;

/** Serves one call: takes the numbers, and answers as `answerOf` makes of the first of them. */
export type TakeNumbers = <Answer extends { status: number }>(
  call: ServiceCall,
  wish: Wish,
  answerOf: (first: number) => Answer,
) => Promise<Answer>;

interface Customer extends ServiceCall {
  wish: Wish;
  since: number;
  answerOf: (first: number) => { status: number };
  resolve: (answer: { status: number }) => void;
  reject: (error: unknown) => void;
}

interface Desk {
  queue: Customer[];
  /** How many are being served. */
  busy: number;
}

/**
 * Where calls for numbers of one line queue up, each workspace for itself. Nobody waits for company: a few are
 * served at once; who comes while it is more waits until there are few again, and then all who wait share a transaction.
 */
export function openNumberDesk(database: Database, line: NumberLine): TakeNumbers {
  const desks = new Map<string, Desk>();

  return async <Answer extends { status: number }>(
    call: ServiceCall,
    wish: Wish,
    answerOf: (first: number) => Answer,
  ) => {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number }>();
    const { workspace } = call.caller;
    const desk = desks.get(workspace) ?? { queue: [], busy: 0 };
    desks.set(workspace, desk);
    desk.queue.push({ ...call, wish, since: Date.now(), answerOf, resolve, reject });
    void serveNext(workspace, desk);
    return promise as Promise<Answer>;
  };

  async function serveNext(workspace: string, desk: Desk): Promise<void> {
    if (desk.busy >= fewEnough) return;
    const customers = desk.queue.splice(0, mostTogether).filter(isInTime);
    desk.busy += customers.length;
    try {
      if (customers.length > 0) await serveTogether(customers);
    } catch (error) {
      // Nothing was done for those who still wait, and they need not find out for themselves.
      for (const { reject } of customers) reject(error);
      for (const { reject } of desk.queue.splice(0)) reject(problemOfDatabaseError(error));
    }
    desk.busy -= customers.length;
    if (desk.queue.length > 0) void serveNext(workspace, desk);
    else if (desk.busy === 0) desks.delete(workspace);
  }

  /** @throws what became of the connection: it may have taken effect, so it is not done again */
  async function serveTogether(customers: Customer[]): Promise<void> {
    let answers = new Map<Customer, { status: number }>();
    try {
      answers = await writeTogether(database, customers, async (db, fresh) => {
        const wishes = fresh.map(({ wish }) => wish);
        const numbers = await takeNumbers(db, fresh[0]!.caller.workspace, line, wishes);
        return fresh.map(({ answerOf }, i) => answerOf(numbers[i]!));
      });
    } catch (error) {
      if (isConnectionError(error)) throw error;
    }
    for (const customer of customers) {
      const answer = answers.get(customer);
      if (answer) customer.resolve(answer);
      else serveAlone(customer);
    }
  }

  /** For those with whom it did not go together: what is wrong with one is told to that one only. */
  function serveAlone({ wish, answerOf, resolve, reject, ...call }: Customer): void {
    write(database, call, async (db) => {
      const [first] = await takeNumbers(db, call.caller.workspace, line, [wish]);
      return answerOf(first!);
    }).then(resolve, reject);
  }
}

function isInTime({ since, deadline, reject }: Customer): boolean {
  const now = Date.now();
  const inTime = now - since < longestWaitMs && now < deadline;
  if (!inTime)
    reject(unavailable('database_busy', 'The database has more to do than it can; try again in a moment.'));
  return inTime;
}
