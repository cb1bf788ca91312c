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

/** Below this number of calls in work, each new call runs at once in its own transaction, which is fastest. */
const fewEnough = 4;
const mostTogether = 200;
/** The limit of the wait for a database connection. */
const longestWaitMs = 2_000;

/** Takes numbers for one call and returns `answerOf` the first of them. */
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
  /** The number of calls in work. */
  busy: number;
}

/**
 * Batches calls for numbers of one line, separately for each workspace. While few calls are in work, a new call runs at
 * once. Calls that arrive later wait in a queue, and the queued calls share the next transaction.
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
      // The queued calls have not run, and they would fail in the same way.
      for (const { reject } of customers) reject(error);
      for (const { reject } of desk.queue.splice(0)) reject(problemOfDatabaseError(error));
    }
    desk.busy -= customers.length;
    if (desk.queue.length > 0) void serveNext(workspace, desk);
    else if (desk.busy === 0) desks.delete(workspace);
  }

  /** @throws a connection error: the transaction may have been committed, so it is not repeated */
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

  /** Runs a call by itself after its batch failed, so that the error reaches the faulty call only. */
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
