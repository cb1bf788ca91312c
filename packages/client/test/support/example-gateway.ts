import { once } from 'node:events';
import { createServer } from 'node:http';
import { listOperations, loadContract, serviceNames } from '@fountainai/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * Stands in for a gateway and its services: finds the operation by host, checks token and body, and answers with the
 * spec's example.
 */
export async function exampleGateway(
  token: string,
): Promise<{ url: string; problems: string[]; calls: string[] }> {
  const problems: string[] = [];
  const calls: string[] = [];
  const operations = serviceNames.flatMap((name) => {
    const { document } = loadContract(name);
    const host = new URL(document.servers[1]!.url).hostname;
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, name);
    return listOperations(document).map(({ path, method, operation, responses }) => {
      const [status, response] = Object.entries(responses).find(([code]) => code < '300')!;
      const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
      const pointer = `/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`;
      return {
        id: operation.operationId,
        matches: (asked: { host: string; method: string; path: string }) =>
          asked.host === host &&
          asked.method === method.toUpperCase() &&
          new RegExp(`^${path.replaceAll(/\{\w+\}/g, '\\d+')}$`).test(asked.path),
        accepts: (body: unknown) =>
          !operation.requestBody || ajv.validate({ $ref: `${name}#${encodeURI(pointer)}` }, body),
        status: Number(status),
        type,
        example: content?.example,
      };
    });
  });

  const server = createServer((request, response) => {
    void (async () => {
      const text = Buffer.concat((await request.toArray()) as Buffer[]).toString();
      const host = request.headers.host!.replace(/:\d+$/, '');
      const path = request.url!.replace(/\?.*/, '');
      const found = operations.find(({ matches }) => matches({ host, method: request.method!, path }));
      calls.push(found?.id ?? `${request.method} ${host}${request.url}`);
      if (!found) problems.push(`no such operation: ${request.method} ${host}${path}`);
      else if (!found.accepts(text ? JSON.parse(text) : undefined))
        problems.push(`${found.id}: bad body ${text}`);
      if (request.headers.authorization !== `Bearer ${token}`) problems.push('another token');
      response.writeHead(found?.status ?? 404, { 'content-type': found?.type ?? 'application/json' });
      response.end(typeof found?.example === 'string' ? found.example : JSON.stringify(found?.example));
    })();
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, problems, calls };
}
