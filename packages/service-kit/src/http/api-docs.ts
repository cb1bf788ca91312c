import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { flatDocument, modelDocument, versions, type Contract } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { onFirstUse } from '../on-first-use.ts';

/**
 * Serves the spec without a token: /docs for people, /openapi.yaml as written, and one document a version for
 * importers.
 */
export async function registerDocs(app: FastifyInstance, { document, yaml }: Contract): Promise<void> {
  // "Try it out" calls the server that shows the page.
  const here = { ...document, servers: [{ url: '/', description: 'This server' }, ...document.servers] };
  await app.register(swagger, { mode: 'static', specification: { document: here as never } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { persistAuthorization: true },
  });

  app.get('/openapi.yaml', (_, reply) => reply.type('application/yaml; charset=utf-8').send(yaml));
  for (const version of versions) {
    serveJson(app, `/${version}/openapi.json`, () => flatDocument(document, version));
    serveJson(app, `/${version}/gpt.json`, () => modelDocument(document, version));
  }
}

function serveJson(app: FastifyInstance, path: string, makeDocument: () => object): void {
  const text = onFirstUse(() => JSON.stringify(makeDocument()));
  app.get(path, (_, reply) => reply.type('application/json; charset=utf-8').send(text()));
}
