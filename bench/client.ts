import { request } from 'undici';

/** Addresses of services and the parameters of their requests. */
export interface Place {
  /** Base URLs by service name. */
  urls: Record<string, string>;
  token?: string | undefined;
  /** Host header by service name, for a gateway. */
  hosts?: Record<string, string>;
}

interface Asked {
  method?: 'GET' | 'PUT' | 'POST' | 'PATCH';
  body?: unknown;
}

/** Sends one request to a service. @returns the whole body */
export async function ask(
  { urls, token, hosts }: Place,
  service: string,
  path: string,
  { method = 'GET', body }: Asked = {},
): Promise<Buffer> {
  const response = await request(`${urls[service]}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(hosts && { host: hosts[service]! }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode >= 300)
    throw new Error(`${method} ${path}: ${response.statusCode} ${bytes.toString()}`);
  return bytes;
}

/** Sends one request to a service. @returns the body, parsed as JSON */
export async function askJson<Answer>(...asked: Parameters<typeof ask>): Promise<Answer> {
  return JSON.parse((await ask(...asked)).toString()) as Answer;
}

/** @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Counts how often `work` runs in a second, by the milliseconds that each run returns. */
export async function perSecond(seconds: number, work: () => Promise<number>): Promise<number> {
  let [times, ms] = [0, 0];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; times++)
    ms += await work();
  return (times * 1000) / ms;
}

/** Runs `work` with this many concurrent clients. @returns milliseconds of each answer */
export async function timesOf(
  { clients, seconds }: { clients: number; seconds: number },
  work: () => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const keepAsking = async () => {
    while (performance.now() < until) times.push(await timed(work));
  };
  await Promise.all(Array.from({ length: clients }, keepAsking));
  return times;
}
