import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { unavailable } from './problem.ts';

/**
 * Refuses work with 503 while the process cannot keep up; /live and /ready go on answering.
 * @param longestDelayMs how far the event loop may be behind, in the mean of a second: a process that is further behind
 *   answers nobody in time
 */
export function shedOverload(app: FastifyInstance, longestDelayMs = 1_000): void {
  void app.register(underPressure, {
    maxEventLoopDelay: longestDelayMs,
    pressureHandler: async (request) => {
      if (request.url === '/live' || request.url === '/ready') return;
      throw unavailable('overloaded', 'This service has more to do than it can; try again in a moment.');
    },
  });
}
