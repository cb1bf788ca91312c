import type { Document, Schema } from '@fountainai/contracts';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FieldError } from './problem.ts';

const mostErrors = 20;
export const contractId = 'contract';

/** The component schemas of a spec as one shared schema, which others refer to as `contract#/$defs/Name`. */
export function sharedSchema(document: Document): Schema {
  return { $id: contractId, $defs: pointToShared(document.components.schemas) };
}

/** The same schema with its references to components pointed at the shared one. */
export function pointToShared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToShared);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === '$ref' && typeof item === 'string'
        ? [key, item.replace('#/components/schemas/', `${contractId}#/$defs/`)]
        : [key, pointToShared(item)],
    ),
  );
}

/** Compiles schemas of one spec. Strict: an unknown keyword is an error, nothing is coerced, defaulted or removed. */
export function createCompiler(document: Document): (schema: Schema) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    keywords: ['example'],
  });
  addFormats.default(ajv, ['date-time', 'uri', 'date']);
  ajv.addSchema(sharedSchema(document));
  return (schema) => ajv.compile(pointToShared(schema) as Schema);
}

/**
 * What Ajv found, in words for people.
 * @param place '' for a body, whose errors are JSON pointers; 'path', 'query' or 'header' for parameters, by name
 */
export function fieldErrors(errors: ErrorObject[] | null | undefined, place: string): FieldError[] {
  return (errors ?? []).slice(0, mostErrors).map((error) => {
    const within = place ? error.instancePath.slice(1) : error.instancePath;
    const [field, message] = sentence(error);
    const separator = place && !within ? '' : '/';
    return { pointer: field ? `${within}${separator}${field}` : within, message };
  });
}

function sentence({ keyword, params, message }: ErrorObject): [field: string, message: string] {
  if (keyword === 'required') return [params.missingProperty as string, 'is required'];
  if (keyword === 'additionalProperties')
    return [params.additionalProperty as string, 'is not a field of this request'];
  if (keyword === 'enum') return ['', `must be one of ${(params.allowedValues as unknown[]).join(', ')}`];
  return ['', message ?? 'is not valid'];
}
