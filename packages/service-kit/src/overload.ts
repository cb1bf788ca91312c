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

/** Refuses work with 503 while the process cannot keep up; /live and /ready go on answering. */
export function shedOverload(
  app: FastifyInstance,
  { longestDelayMs = 1_000, graceMs = 5_000 }: Pressure = {},
): void {
  const graceUntil = Date.now() + graceMs;
  void app.register(underPressure, {
    maxEventLoopDelay: longestDelayMs,
    pressureHandler: async (request) => {
      if (request.url === '/live' || request.url === '/ready' || Date.now() < graceUntil) return;
      throw unavailable('overloaded', 'This service has more to do than it can; try again in a moment.');
    },
  });
}
