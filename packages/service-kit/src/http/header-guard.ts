import type { FastifyInstance, FastifyReply } from 'fastify';

/** Proxies accept 4 to 8 KB of headers and answer 502 to more. */
const mostBytes = 4_096;
/** Headers that nginx executes. */
const orders = /^x-accel-/;

/**
 * Removes headers that a proxy would refuse or execute. Above 4 KB it drops the largest ones and logs their
 * names. An answer that lacks a header is better than a 502.
 */
export function guardHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, _, done) => {
    const removed = [...removeOrders(reply), ...removeLargest(reply)];
    if (removed.length > 0) request.log.error({ headers: removed }, 'headers left out of an answer');
    if (reply.statusCode < 200) return done(new Error(`${reply.statusCode} is no status of an answer`));
    done();
  });
}

function removeOrders(reply: FastifyReply): string[] {
  const names = Object.keys(reply.getHeaders()).filter((name) => orders.test(name));
  for (const name of names) reply.removeHeader(name);
  return names;
}

function removeLargest(reply: FastifyReply): string[] {
  const sizes = Object.entries(reply.getHeaders()).map(([name, value]) => ({
    name,
    size: sizeOf(name, value),
  }));
  let total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostBytes) return [];
  const removed: string[] = [];
  for (const { name, size } of sizes.toSorted((a, b) => b.size - a.size)) {
    if (total <= mostBytes) break;
    reply.removeHeader(name);
    removed.push(name);
    total -= size;
  }
  return removed;
}

/** Includes the colon, the space and the line end; an array is sent as one header an item. */
const sizeOf = (name: string, value: unknown): number =>
  [value].flat().reduce((sum: number, each) => sum + name.length + Buffer.byteLength(String(each)) + 4, 0);
