import { Agent, interceptors, request, type Dispatcher } from 'undici';
import type { Target } from './target.ts';

/** The parts of a request before serialisation. */
export interface RequestValues {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body?: unknown;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Undefined without a JSON body. */
  body: unknown;
}

const agent = new Agent({ connections: 20, headersTimeout: 40_000 });
/** Retries a 503 after its Retry-After; callers send an idempotency key. */
export const patientAgent = agent.compose(
  interceptors.retry({ methods: ['GET', 'POST', 'PUT', 'PATCH'], statusCodes: [503], throwOnError: false }),
);

/** @param token null for a request without a token */
export async function send(
  baseUrl: string,
  target: Pick<Target, 'method' | 'path'>,
  values: RequestValues,
  token: string | null,
  dispatcher: Dispatcher = agent,
): Promise<Answer> {
  const response = await request(new URL(addressOf(target.path, values), baseUrl), {
    dispatcher,
    method: target.method as 'GET',
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(values.body !== undefined && { 'content-type': 'application/json' }),
      ...values.headers,
    },
    ...(values.body !== undefined && { body: JSON.stringify(values.body) }),
  });
  const text = await response.body.text();
  const isJson = String(response.headers['content-type']).includes('json') && text !== '';
  return {
    status: response.statusCode,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

/** The request as a shell command, with $TOKEN as the token. */
export function curlLine(
  baseUrl: string,
  target: Pick<Target, 'method' | 'path'>,
  values: RequestValues,
): string {
  const headers = Object.entries(values.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  if (values.body !== undefined) headers.push(`-H 'Content-Type: application/json'`);
  const url = new URL(addressOf(target.path, values), baseUrl).href;
  return [
    `curl -i -X ${target.method} ${quoted(url)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...headers,
    ...(values.body === undefined ? [] : [`-d ${quoted(shortened(JSON.stringify(values.body)))}`]),
  ].join(' ');
}

export function addressOf(path: string, { params, query }: RequestValues): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = Object.entries(query).flatMap(([name, value]) => {
    const texts = value instanceof Repeated ? value.texts : [value];
    return texts.map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(String(text))}`);
  });
  return search.length > 0 ? `${filled}?${search.join('&')}` : filled;
}

/** A query parameter with several values. */
export class Repeated {
  readonly texts: readonly string[];
  constructor(texts: readonly string[]) {
    this.texts = texts;
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const shortened = (text: string) =>
  text.length > 4_000 ? `${text.slice(0, 4_000)}… (${text.length} characters)` : text;
