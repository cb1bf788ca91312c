import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { unavailable } from './problem.ts';

interface Pressure {
  /** Longest mean delay of the event loop over a second; above it answers come too late. */
  longestDelayMs?: number;
  /** Loading modules delays the event loop of a new process, so it sheds no load for this long. */
  graceMs?: number;
}

/** A single pause raises the mean delay for one second; the rest is margin. */
const onePauseMs = 1_500;
/** A delay within this time after the last one belongs to the same overload. */
const spellMs = 5_000;

/**
 * Answers 503 while the event loop is overloaded; /live and /ready still answer. A stalled VM looks like overload
 * for a second, so one pause sheds no load.
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
