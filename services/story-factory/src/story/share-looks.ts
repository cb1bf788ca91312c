import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '@fountainai/contracts';

/** How long the next look waits for those who were just answered: they often ask again. */
const momentMs = 1;

interface Look<T> {
  callers: number;
  answer: Promise<T>;
  begin: () => void;
  /** Begins when this one is over; for all who ask until then. */
  next?: Look<T>;
}

/**
 * Lets those who ask for the same script with the same token share a look at it. Nobody gets what was seen before they
 * asked: who comes while a look is under way shares the next one. So many who ask again and again cost as much as one.
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

  /** One look after another, as long as anybody asks. Who is alone waits for nobody. */
  async function follow(key: string, first: Look<T>): Promise<void> {
    for (let present: Look<T> | undefined = first; present; present = present.next) {
      looks.set(key, present);
      present.begin();
      await present.answer.catch(() => {});
      if (present.callers === 1 && !present.next) continue;
      // The answers are sent first, or the moment would be over before anybody could ask.
      await nextTurn();
      await sleep(momentMs);
    }
    looks.delete(key);
  }
}
