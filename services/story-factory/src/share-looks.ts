import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '@fountainai/contracts';

/** How long the next look waits for those who were just answered: they often ask again. */
const momentMs = 1;

interface Looks<T> {
  underWay: Promise<T>;
  /** Begins when that one ends; for all who come until then. */
  next?: Promise<T>;
}

/**
 * Lets those who ask for the same script with the same token share a look at it. Nobody gets what was seen before they
 * asked: who comes while a look is under way shares the next one. So many who ask at once cost little more than two.
 */
export function shareLooks<T, C extends Call>(
  look: (scriptId: number, call: C) => Promise<T>,
): (scriptId: number, call: C) => Promise<T> {
  const all = new Map<string, Looks<T>>();
  return (scriptId, call) => {
    const key = `${scriptId} ${call.caller.token}`;
    const begin = () => {
      const looks: Looks<T> = { underWay: look(scriptId, call) };
      all.set(key, looks);
      const end = () => void (looks.next || all.delete(key));
      looks.underWay.then(end, end);
      return looks.underWay;
    };
    const looks = all.get(key);
    return looks ? (looks.next ??= settled(looks.underWay).then(begin)) : begin();
  };
}

async function settled(look: Promise<unknown>): Promise<void> {
  await look.catch(() => {});
  await sleep(momentMs);
}
