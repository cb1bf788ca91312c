import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { unavailable } from './problem.ts';

interface Pressure {
  /**
   * How far the event loop may be behind, in the mean of a second: a process that is further behind answers nobody in
   * time.
   */
  longestDelayMs?: number;
  /** How long a new process may be behind: it is from loading its modules, and from nothing else. */
  graceMs?: number;
}

/** One pause is seen for the second that it is measured over, and a little. */
const onePauseMs = 1_500;
/** Who was behind this long ago and is again has not caught up in between. */
const spellMs = 5_000;

/**
 * Refuses work with 503 while the process cannot keep up; /live and /ready go on answering. One pause refuses nobody:
 * when a machine that others have for a moment comes back, what waited is done at once.
 */
export function shedOverload(
  app: FastifyInstance,
  { longestDelayMs = 1_000, graceMs = 5_000 }: Pressure = {},
): void {
  const graceUntil = Date.now() + graceMs;
  let behindSince = 0;
  let spellEnds = 0;
  void app.register(underPressure, {
    maxEventLoopDelay: longestDelayMs,
    pressureHandler: async (request) => {
      const now = Date.now();
      if (now > spellEnds) behindSince = now;
      spellEnds = now + spellMs;
      if (request.url === '/live' || request.url === '/ready' || now < graceUntil) return;
      if (now - behindSince < onePauseMs) return;
      throw unavailable('overloaded', 'This service has more to do than it can; try again in a moment.');
    },
  });
}
