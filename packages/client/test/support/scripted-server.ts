import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; text is sent unchanged. */
  body?: unknown;
  /** No full answer: the connection ends before it, or in its body (`half`), or stays open and silent (`never`). */
  lost?: 'before' | 'half' | 'never';
}

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  atMs: number;
}

/** Answers requests in order by the script; the last reply repeats. */
export async function scriptedServer(...script: Reply[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, headers, body, lost } = script[Math.min(received.length, script.length - 1)]!;
      received.push({
        method: request.method!,
        path: request.url!,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        atMs: performance.now(),
      });
      if (lost === 'never') return;
      if (lost === 'before') return void request.socket.destroy();
      const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
      response.writeHead(status, {
        ...(text && { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' }),
        ...headers,
        'content-length': Buffer.byteLength(text),
      });
      if (lost === 'half') return void response.write(text.slice(0, 3), () => request.socket.destroy());
      response.end(text);
    });
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, received };
}
