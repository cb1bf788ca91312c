import type { FastifyReply, FastifyRequest } from 'fastify';
import { exchangeOf, headerOf } from './exchange.ts';

type Call = { request: FastifyRequest; reply: FastifyReply };

const json = 'application/json; charset=utf-8';
const html = 'text/html; charset=utf-8';
const xml = 'application/xml; charset=utf-8';
const plain = 'text/plain; charset=utf-8';

const typeOf: Record<string, string> = {
  'text/html': html,
  'application/xml': xml,
  'text/plain': plain,
  'text/*': plain,
};

/** What nginx, under Kong, says by itself. */
export const nginxMessages: Record<number, string> = {
  400: 'Bad request',
  405: 'Method not allowed',
  408: 'Request timeout',
  414: 'URI too long',
  494: 'Request header or cookie too large',
  500: 'An unexpected error occurred',
  502: 'An invalid response was received from the upstream server',
  504: 'The upstream server is timing out',
};

/** An error that Kong or one of its plugins decides on: in the form that the client accepts, JSON if it does not say. */
export function kongError({ request, reply }: Call, status: number, message: string): FastifyReply {
  const type = preferredType(headerOf(request, 'accept'));
  const body = errorBody(type, message, exchangeOf(request).requestId);
  return reply.code(status).header('content-type', type).send(body);
}

/** An error that nginx decides on: a client that says nothing about types gets plain text. 494 goes out as 400. */
export function nginxError({ request, reply }: Call, status: number): FastifyReply {
  const accept = headerOf(request, 'accept') ?? headerOf(request, 'content-type') ?? 'text/plain';
  const type = preferredType(accept);
  const body = errorBody(type, nginxMessages[status]!, exchangeOf(request).requestId);
  return reply
    .code(status === 494 ? 400 : status)
    .header('content-type', type)
    .send(body);
}

/** A plugin's own JSON, without a request id in it. */
export function jsonAnswer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header('content-type', json).send(JSON.stringify(body));
}

/** The body of a Kong error. */
export function errorBody(type: string, message: string, requestId: string): string {
  switch (type) {
    case html:
      return (
        '<!doctype html>\n<html>\n  <head>\n    <meta charset="utf-8">\n    <title>Error</title>\n  </head>\n' +
        `  <body>\n    <h1>Error</h1>\n    <p>${message}.</p>\n    <p>request_id: ${requestId}</p>\n  </body>\n</html>\n`
      );
    case xml:
      return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<error>\n  <message>${message}</message>\n  <requestid>${requestId}</requestid>\n</error>\n`
      );
    case plain:
      return `${message}\nrequest_id: ${requestId}\n`;
    default:
      return `{\n  "message":"${message}",\n  "request_id":"${requestId}"\n}`;
  }
}

/** The first of the best accepted types; a type that Kong has no template for means JSON. */
export function preferredType(accept: string | undefined): string {
  let best = { quality: 0, type: json };
  for (const entry of (accept ?? '').toLowerCase().split(',')) {
    const [media = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2)) || 0;
    if (media.includes('/') && quality > best.quality) best = { quality, type: typeOf[media] ?? json };
  }
  return best.type;
}
