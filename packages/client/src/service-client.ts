import createClient, { mergeHeaders, type HeadersOptions, type Middleware } from 'openapi-fetch';
import { errorOfAnswer, FountainError } from './fountain-error.ts';
import { withRetries, type Kind, type RetryLimits } from './retry.ts';
import type { Answer, ServiceClient } from './types.ts';

export type Fetch = (request: Request) => Promise<Response>;

interface ServiceClientConfig extends RetryLimits {
  baseUrl: string;
  fetch: Fetch;
  authorization: () => Promise<string>;
}

/** A call without its types; ServiceClient adds them. */
interface AnyInit {
  params?: {
    query?: Record<string, unknown>;
    header?: Record<string, string>;
    path?: Record<string, unknown>;
  };
  headers?: HeadersOptions;
  body?: { requestId?: string; version?: number };
  signal?: AbortSignal | null;
}
interface AnyPage {
  items?: unknown[];
  story?: unknown[];
  sequences?: unknown[];
  files?: unknown[];
  nextCursor: string | null;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

export function createServiceClient<Paths>({
  baseUrl,
  fetch,
  authorization,
  ...limits
}: ServiceClientConfig) {
  const client = createClient<Record<string, never>>({
    baseUrl,
    fetch,
    // Lists of ids are one parameter, separated by commas.
    querySerializer: { array: { style: 'form', explode: false } },
  });
  // Declared as for a service without paths; ServiceClient decides the allowed calls.
  const request = client.request as unknown as (
    method: Method,
    path: string,
    init: object,
  ) => Promise<{ data?: Blob; error?: unknown; response: Response }>;

  async function call(method: Method, path: string, init: AnyInit = {}): Promise<Answer<unknown>> {
    const headers = mergeHeaders(init.headers, init.params?.header);
    if (method === 'POST' && !headers.has('idempotency-key') && init.body?.requestId === undefined)
      headers.set('idempotency-key', randomKey());

    return withRetries(
      async (signal) => {
        headers.set('authorization', await authorization());
        const { data, error, response } = await request(method, path, {
          ...init,
          headers,
          signal,
          parseAs: 'blob',
        });
        if (response.status === 304) return { data: undefined, response };
        if (!response.ok) throw errorOfAnswer(response, error);
        return { data: await parse(data, response), response };
      },
      kindOf(method, headers, init),
      limits,
      init.signal,
    );
  }

  async function* pages(path: string, init: AnyInit = {}): AsyncGenerator<AnyPage> {
    for (let query = init.params?.query; ;) {
      const { data } = await call('GET', path, {
        ...init,
        params: { ...init.params, ...(query && { query }) },
      });
      const page = data as AnyPage;
      yield page;
      if (page.nextCursor === null) return;
      query = { ...query, cursor: page.nextCursor };
    }
  }

  async function* paginate(path: string, init?: AnyInit) {
    for await (const page of pages(path, init))
      yield* page.items ?? page.story ?? page.sequences ?? page.files ?? [];
  }

  return {
    ...Object.fromEntries(
      methods.map((method) => [method, (path: string, init?: AnyInit) => call(method, path, init)]),
    ),
    pages,
    paginate,
    use: (...middleware: Middleware[]) => client.use(...middleware),
    eject: (...middleware: Middleware[]) => client.eject(...middleware),
  } as unknown as ServiceClient<Paths>;
}

function kindOf(method: Method, headers: Headers, { body }: AnyInit): Kind {
  if (method === 'GET') return 'read';
  if (method === 'POST') return 'keyed';
  return headers.has('if-match') || body?.version !== undefined ? 'conditional' : 'unsafe';
}

async function parse(data: Blob | undefined, response: Response): Promise<unknown> {
  if (!data?.size) return undefined;
  const type = response.headers.get('content-type') ?? 'text/plain';
  if (type.startsWith('text/plain')) return data.text();
  if (!type.includes('json')) return data;
  try {
    return JSON.parse(await data.text());
  } catch (cause) {
    throw new FountainError({
      status: response.status,
      code: 'invalid_answer',
      detail: 'The answer is not JSON, although it says so.',
      requestId: response.headers.get('x-request-id') ?? undefined,
      cause,
    });
  }
}

/** randomUUID is missing in browsers on pages that did not come over https. */
function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
