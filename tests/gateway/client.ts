import { serviceTable, type ServiceName } from '@fountainai/contracts';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { inject } from 'vitest';
import { Agent, request } from 'undici';

export interface Ask {
  method?: string;
  /** The whole Host header; by default the service's .localhost name. */
  host?: string;
  /** Null for no token; by default a token of this run's workspace. */
  token?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of every shape
  body: any;
}

const agent = new Agent({ connections: 50 });

/** Calls a service through the gateway under test. */
export async function ask(
  service: ServiceName,
  path: string,
  { method = 'GET', host, token, headers, body }: Ask = {},
): Promise<Answer> {
  const { url, tokens } = inject('gateway');
  const bearer = token === undefined ? tokens.own : token;
  const response = await request(new URL(path, url), {
    dispatcher: agent,
    method,
    headers: {
      host: host ?? `${serviceTable[service].host}.localhost`,
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.body.text();
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** Sends a path and a list of headers unchanged, and reads only the beginning of the answer. */
export function askAsWritten(
  path: string,
  headers: string[],
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const url = new URL(inject('gateway').url);
  const { hostname, port } = url;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const all = ['connection', 'close', ...headers];
    const sent = send({ hostname, port, path, method, headers: all, agent: false }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode!, headers: response.headers }));
    });
    sent.on('error', reject).end();
  });
}
