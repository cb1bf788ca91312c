import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Refusal, wrongKey } from './errors.ts';
import { routes, type State } from './operations.ts';
import { readChanges, writeXml } from './xml.ts';
import type { StandInZone } from './zone.ts';

export const accessKeyId = 'AKIAMADEUPFORTESTS00';

function answer(state: State, { method, headers, url: path }: IncomingMessage, body: string): string {
  const url = new URL(path!, 'http://route53.example');
  const pathname = url.pathname.replace(/^\/2013-04-01/, '').replace(/\/$/, '');
  const route = routes.find(([ofMethod, pattern]) => ofMethod === method && pattern.test(pathname));
  if (!route) throw new Refusal('UnknownOperationException', `${method} ${path}`, 404);
  const [, pattern, operation, handler] = route;
  state.calls.push(
    operation === 'ChangeResourceRecordSets' ? { operation, changes: readChanges(body) } : { operation },
  );
  if (!headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)) throw wrongKey;
  const refused = state.refusals.findIndex((refusal) => refusal.operation === operation);
  if (refused >= 0) throw state.refusals.splice(refused, 1)[0]!.refusal;
  return writeXml(...handler(state, { url, id: pattern.exec(pathname)?.groups?.id ?? '', body }));
}

async function respond(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  response.setHeader('content-type', 'text/xml');
  try {
    response.end(answer(state, request, body));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('InternalFailure', String(error), 500);
    const Error = { Type: 'Sender', Code: refusal.code, Message: refusal.message };
    response.writeHead(refusal.status).end(writeXml('ErrorResponse', { Error, RequestId: 'made-up' }));
  }
}

/** Starts a stand-in of Route 53's XML API on loopback, with the operations and checks that `pnpm dns` needs. */
export async function startRoute53(zones: StandInZone[]) {
  const state: State = { zones, pageSize: 100, pendingAnswers: 0, refusals: [], calls: [] };
  const server = createServer((request, response) => void respond(state, request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, state, close };
}
