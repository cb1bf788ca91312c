import type { Document, Schema } from '@fountainai/contracts';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import build from 'fast-json-stringify';
import { onFirstUse } from '../on-first-use.ts';
import type { FieldError } from './problem.ts';

/** Limit of one request. */
export const mostErrors = 20;
/** Ajv's time grows with the square of the number of errors, so large values report the first one only. */
const smallValues = 1_000;
const contractId = 'contract';

/** Returns the component schemas of a spec as one schema; others refer to them as `contract#/$defs/Name`. */
function sharedSchema(document: Document): unknown {
  return { $id: contractId, $defs: pointToShared(document.components.schemas) };
}

/** Returns the schema with its component references pointing to the shared schema. */
function pointToShared(value: unknown): unknown {
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

/** Returns the errors of a value; none when it fits its schema. */
export type Check = (value: unknown) => ErrorObject[];

/**
 * Makes checks of one spec's schemas. An unknown keyword is an error; nothing is coerced, defaulted or removed. A
 * schema is compiled on first use, because a process serves few of its operations.
 */
export function createChecks(document: Document): (schema: Schema) => Check {
  const [untilFirst, all] = [false, true].map((allErrors) =>
    onFirstUse(() => createAjv(document, allErrors)),
  );
  return oncePerText((schema) => {
    const compile = (ajv: () => Ajv2020) => onFirstUse(() => ajv().compile(pointToShared(schema) as Schema));
    const [validate, listErrors] = [compile(untilFirst!), compile(all!)];
    return (value) => {
      if (validate()(value)) return [];
      return isSmall(value) && !listErrors()(value) ? listErrors().errors! : validate().errors!;
    };
  });
}

function createAjv(document: Document, allErrors: boolean): Ajv2020 {
  const options = { strictTypes: false, strictRequired: false, allErrors, keywords: ['example'] };
  // Validating schemas takes as long as compiling thirty of them; the contracts' tests do it instead.
  const ajv = new Ajv2020({ strict: true, validateSchema: false, ...options });
  addFormats.default(ajv, ['date-time', 'uri', 'date']);
  return ajv.addSchema(sharedSchema(document) as Schema);
}

function isSmall(value: unknown): boolean {
  let left = smallValues;
  const fits = (item: unknown): boolean => {
    left -= typeof item === 'string' ? 1 + item.length / smallValues : 1;
    return left > 0 && (typeof item !== 'object' || item === null || Object.values(item).every(fits));
  };
  return fits(value);
}

/** Follows a reference to a component schema; returns other schemas unchanged. */
export function resolveSchema(document: Document, schema: Schema): Schema {
  return typeof schema.$ref === 'string'
    ? resolveSchema(document, document.components.schemas[schema.$ref.split('/').at(-1)!]!)
    : schema;
}

/**
 * Makes serializers of one spec's schemas, compiled on first use. They omit fields that the schema does not
 * declare.
 */
export function createWriters(document: Document): (schema: Schema) => (value: unknown) => string {
  const shared = onFirstUse(() => sharedSchema(document) as build.Schema);
  return oncePerText((schema) => {
    const write = onFirstUse(() =>
      build(pointToShared(schema) as build.Schema, { schema: { [contractId]: shared() } }),
    );
    return (value) => write()(value);
  });
}

/** Operations share many schemas, so equal schemas are compiled once. */
function oncePerText<T>(make: (schema: Schema) => T): (schema: Schema) => T {
  const made = new Map<string, T>();
  return (schema) => {
    const text = JSON.stringify(schema);
    if (!made.has(text)) made.set(text, make(schema));
    return made.get(text)!;
  };
}

/**
 * Turns Ajv's errors into texts for people.
 * @param place '' for a body, whose errors are JSON pointers; 'path', 'query' or 'header' for parameters, by name
 */
export function fieldErrors(errors: ErrorObject[], place: string): FieldError[] {
  return errors.slice(0, mostErrors).map((error) => {
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
