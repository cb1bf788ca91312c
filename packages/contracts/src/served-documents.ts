import { follow, listOperations, type Document, type OperationObject, type Version } from './document.ts';

/** One version of a spec with every `$ref` inlined, for importers that do not follow them. */
export function flatDocument(document: Document, version: Version): Document {
  const paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => path.startsWith(`/${version}/`)),
  );
  const flat = inline(document, { ...document, paths }) as Document;
  return { ...flat, components: { schemas: {}, securitySchemes: document.components.securitySchemes } };
}

/**
 * The flat document with only the operations marked `x-models`, for GPT actions. It has no header parameters, because
 * such clients cannot send them, and errors have descriptions only.
 */
export function modelDocument(document: Document, version: Version): Document {
  const flat = flatDocument(document, version);
  const paths: Document['paths'] = {};
  for (const { path, method, operation } of listOperations(flat)) {
    if (!operation['x-models']) continue;
    paths[path] = { ...paths[path], [method]: forModels(operation) };
  }
  return { ...flat, servers: flat.servers.slice(0, 1), paths };
}

function forModels(operation: OperationObject): OperationObject {
  const parameters = operation.parameters?.filter(
    (parameter) => !('in' in parameter) || parameter.in !== 'header',
  );
  const responses = Object.fromEntries(
    Object.entries(operation.responses)
      .filter(([status]) => status !== '304')
      .map(([status, response]) => {
        const { description, content } = response as Exclude<typeof response, { $ref: string }>;
        return [status, status.startsWith('2') && content ? { description, content } : { description }];
      }),
  );
  const {
    'x-models': _,
    'x-body-limit': __,
    'x-sunset': ___,
    'x-deprecated-since': ____,
    ...rest
  } = operation;
  return { ...rest, operationId: operation.operationId, ...(parameters && { parameters }), responses };
}

function inline(document: Document, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(document, item));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return inline(document, follow(document, value as { $ref: string }));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inline(document, item)]));
}
