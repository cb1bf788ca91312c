import { follow, type Document, type Schema } from '@fountainai/contracts';

export interface ObjectSchema {
  properties: Record<string, Schema>;
  required: string[];
}

/**
 * Returns the required and allowed fields of an object schema, with `$ref` and `allOf` resolved; none for other
 * schemas.
 */
export function objectOf(document: Document, schema: Schema): ObjectSchema {
  const {
    properties = {},
    required = [],
    allOf = [],
  } = follow(document, schema) as Partial<ObjectSchema> & {
    allOf?: Schema[];
  };
  const parts = allOf.map((part) => objectOf(document, part));
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties) as Record<
      string,
      Schema
    >,
    required: [...parts.flatMap((part) => part.required), ...required],
  };
}

/** Splits a schema into branches with one `type` each: those of `anyOf`, `oneOf` and of a list of types. */
export function branchesOf(document: Document, schema: Schema): Schema[] {
  const found = follow(document, schema) as Schema & { anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[] };
  const several = found.anyOf ?? found.oneOf;
  if (several) return several.flatMap((branch) => branchesOf(document, branch));
  if (found.allOf?.length === 1)
    return branchesOf(document, { ...follow(document, found.allOf[0]!), ...found, allOf: undefined });
  if (Array.isArray(found.type)) return (found.type as string[]).map((type) => ({ ...found, type }));
  return [found];
}
