import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '@fountainai/contracts';

/** The delay before the next look. Callers who just got an answer often ask again at once. */
const momentMs = 1;

interface Look<T> {
  callers: number;
  answer: Promise<T>;
  begin: () => void;
  /** Starts when this look ends; callers who arrive until then share it. */
  next?: Look<T>;
}

/**
 * Shares a look at a script among callers with the same token. A caller who arrives during a look joins the next look,
 * so no answer is older than its request. Many repeated requests therefore cost as much as one.
 */
export function shareLooks<T, C extends Call>(
  look: (scriptId: number, call: C) => Promise<T>,
): (scriptId: number, call: C) => Promise<T> {
  const looks = new Map<string, Look<T>>();

  return (scriptId, call) => {
    const key = `${scriptId} ${call.caller.token}`;
    const present = looks.get(key);
    const mine = present ? (present.next ??= plan()) : plan();
    mine.callers++;
    if (!present) void follow(key, mine);
    return mine.answer;

    function plan(): Look<T> {
      const { promise: answer, resolve } = Promise.withResolvers<T>();
      return { callers: 0, answer, begin: () => resolve(Promise.try(look, scriptId, call)) };
    }
  };

  /** Runs one look after another while callers wait. A single caller's look starts without delay. */
  async function follow(key: string, first: Look<T>): Promise<void> {
    for (let present: Look<T> | undefined = first; present; present = present.next) {
      looks.set(key, present);
      present.begin();
      await present.answer.catch(() => {});
      if (present.callers === 1 && !present.next) continue;
      // The answers are sent before the delay, so that their callers can ask again within the delay.
      await nextTurn();
      await sleep(momentMs);
    }
    looks.delete(key);
  }
}
