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

/** The error messages of nginx, which runs under Kong. */
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

/** Sends an error of Kong or a plugin, in the format that the client accepts; the default is JSON. */
export function kongError({ request, reply }: Call, status: number, message: string): FastifyReply {
  const type = preferredType(headerOf(request, 'accept'));
  const body = errorBody(type, message, exchangeOf(request).requestId);
  return reply.code(status).header('content-type', type).send(body);
}

/** Sends an error of nginx; without an Accept header it is plain text. Status 494 is sent as 400. */
export function nginxError({ request, reply }: Call, status: number): FastifyReply {
  const accept = headerOf(request, 'accept') ?? headerOf(request, 'content-type') ?? 'text/plain';
  const type = preferredType(accept);
  const body = errorBody(type, nginxMessages[status]!, exchangeOf(request).requestId);
  return reply
    .code(status === 494 ? 400 : status)
    .header('content-type', type)
    .send(body);
}

/** Sends a plugin's own JSON, without a request id. */
export function jsonAnswer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header('content-type', json).send(JSON.stringify(body));
}

/** Formats the body of a Kong error. */
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

/** Returns the first of the best accepted types, or JSON when Kong has no template for it. */
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
