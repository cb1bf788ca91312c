/** The part of an OpenAPI 3.1 document that this project uses, as plain JSON. */
export interface Document {
  openapi: string;
  info: { title: string; version: string; description?: string };
  servers: { url: string; description?: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, ResponseObject>;
    [kind: string]: unknown;
  };
  /** Deprecated and removed versions; an entry holds for all operations of its version. */
  'x-versions'?: Record<string, VersionNotice>;
  [key: string]: unknown;
}

/** Days are written as 2027-12-31. */
export type VersionNotice =
  | { deprecatedSince: string; sunset: string }
  | { removed: string; successor: string };

export type Schema = { [keyword: string]: unknown };
export type Reference = { $ref: string };

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  explode?: boolean;
  schema: Schema;
  example?: unknown;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: Schema; example?: unknown }>;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  security?: Record<string, string[]>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, ResponseObject | Reference>;
  /** Offered to language models: part of gpt.json. */
  'x-models'?: boolean;
  deprecated?: boolean;
  /** The days of deprecation and removal, as 2027-12-31; a deprecated operation has both. */
  'x-deprecated-since'?: string;
  'x-sunset'?: string;
  /** Bytes; only for bodies above the usual limit. */
  'x-body-limit'?: number;
  [key: string]: unknown;
}

export const versions = ['v1', 'v2'] as const;
export type Version = (typeof versions)[number];

/** The versions of a document's operations. */
export function versionsOf(document: Document): Version[] {
  return versions.filter((version) => listOperations(document).some((entry) => entry.version === version));
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface ContractOperation {
  path: string;
  method: (typeof methods)[number];
  version: Version;
  operation: OperationObject;
  /** The operation's parameters with every $ref followed. */
  parameters: Parameter[];
  /** The operation's responses by status, with every $ref to a response followed. */
  responses: Record<string, ResponseObject>;
}

/** All operations of a document, in the order they are written. */
export function listOperations(document: Document): ContractOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const version = path.split('/')[1] as Version;
      const parameters = (operation.parameters ?? []).map((parameter) => follow(document, parameter));
      const responses = Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [status, follow(document, response)]),
      );
      return [{ path, method, version, operation, parameters, responses }];
    }),
  );
}

/** Follows a local `$ref` ("#/components/…") to the object itself. Throws for a missing target. */
export function follow<T extends object>(document: Document, value: T | Reference): T {
  if (!('$ref' in value)) return value;
  const target = value.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  if (typeof target !== 'object' || target === null) throw new Error(`${value.$ref} leads nowhere`);
  return follow(document, target as T | Reference);
}
