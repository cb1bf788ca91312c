import type { Fetch } from './service-client.ts';

/**
 * A fetch for the hosts NAME.localhost of a gateway. Browsers resolve those names themselves. Node asks the system,
 * which on many machines knows `localhost` only, and its fetch cannot send a Host other than that of the URL. So in
 * Node, the http client connects to the gateway and sets the Host.
 */
export function gatewayFetch(gateway: URL): Fetch {
  if (gateway.protocol !== 'http:')
    throw new TypeError('gateway is the http:// address of a local gateway; for any other give urls.');
  // Not an import, so that bundlers for browsers resolve nothing.
  const http = globalThis.process?.getBuiltinModule?.('node:http');
  if (http) return throughNode(http, gateway);
  if (globalThis.process?.versions?.node)
    throw new TypeError('gateway needs Node 20.16 or newer; otherwise give urls.');
  if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(gateway.hostname))
    throw new TypeError(
      'A browser finds only a gateway on its own machine by address; for any other give urls.',
    );
  return (request) => fetch(request);
}

function throughNode(http: typeof import('node:http'), gateway: URL): Fetch {
  return async (request) => {
    const url = new URL(request.url);
    const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
    request.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const fail = (cause: Error) =>
        reject(
          request.signal.aborted
            ? (request.signal.reason as Error)
            : new TypeError('fetch failed', { cause }),
        );
      const sent = http.request({
        host: gateway.hostname.replaceAll(/[[\]]/g, ''),
        port: gateway.port || 80,
        method: request.method,
        path: url.pathname + url.search,
        headers: {
          ...Object.fromEntries(request.headers),
          host: url.host,
          ...(body && { 'content-length': body.length }),
        },
        signal: request.signal,
      });
      sent.on('error', fail);
      sent.on('response', (answer) => {
        answer
          .toArray()
          .then((chunks: Uint8Array<ArrayBuffer>[]) => resolve(responseOf(answer, chunks)), fail);
      });
      sent.end(body);
    });
  };
}

function responseOf(
  answer: import('node:http').IncomingMessage,
  chunks: Uint8Array<ArrayBuffer>[],
): Response {
  const status = answer.statusCode!;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    for (const value of values) headers.append(name, value);
  const body = [204, 304].includes(status) ? null : new Blob(chunks);
  return new Response(body, { status, statusText: answer.statusMessage ?? '', headers });
}
