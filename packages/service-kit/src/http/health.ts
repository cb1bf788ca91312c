import type { FastifyInstance } from 'fastify';
import { briefly } from '../db/briefly.ts';
import type { Database } from '../db/database.ts';
import { sendProblem } from './problem-answers.ts';
import { unavailable } from './problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Set when the service stops; /ready then returns 503. */
    draining: boolean;
  }
}

/** GET /live: the process runs. GET /ready: it accepts work and its database answers. Both need no token. */
export function registerHealth(app: FastifyInstance, database: Database): void {
  app.decorate('draining', false);
  app.get('/live', async () => ({ status: 'live' }));
  app.get('/ready', async (request, reply) => {
    if (app.draining)
      return sendProblem(unavailable('draining', 'This service is stopping.'), request, reply);
    try {
      await database.pool.query(briefly('SELECT 1'));
    } catch (error) {
      return sendProblem(
        unavailable('database_unavailable', 'The database cannot be reached.', error),
        request,
        reply,
      );
    }
    return { status: 'ready' };
  });
}
