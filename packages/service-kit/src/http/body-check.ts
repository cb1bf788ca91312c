import type { Document, Schema } from '@fountainai/contracts';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { inSteps } from './in-steps.ts';
import { mostErrors, resolveSchema, type Check, type createChecks } from './validation.ts';

/** The check of one schema: one for the value without its lists, one for the items of each list. */
interface Plan {
  check: Check;
  items?: Schema;
  lists: [field: string, schema: Schema][];
}

/**
 * Makes the check of a body. It checks lists item by item, yields between items and stops after `mostErrors`
 * errors. A long list or one with many errors therefore does not block the event loop.
 */
export function createBodyCheck(
  document: Document,
  checks: ReturnType<typeof createChecks>,
): (schema: Schema) => (body: unknown) => Promise<ErrorObject[]> {
  const plans = new WeakMap<Schema, Plan>();
  const planOf = (schema: Schema): Plan => {
    if (!plans.has(schema)) plans.set(schema, makePlan(schema, document, checks));
    return plans.get(schema)!;
  };
  return (schema) => (body) => inSteps(allErrors(planOf, schema, body));
}

function makePlan(schema: Schema, document: Document, checks: ReturnType<typeof createChecks>): Plan {
  const own = resolveSchema(document, schema);
  if (own.type === 'array')
    return { check: checks({ ...own, items: true }), items: own.items as Schema, lists: [] };
  const fields = Object.entries((own.properties ?? {}) as Record<string, Schema>);
  const lists = fields.filter(([, field]) => resolveSchema(document, field).type === 'array');
  if (lists.length === 0) return { check: checks(schema), lists };
  const anything = Object.fromEntries(lists.map(([name]) => [name, true]));
  return { check: checks({ ...own, properties: { ...(own.properties as object), ...anything } }), lists };
}

function* allErrors(
  planOf: (schema: Schema) => Plan,
  schema: Schema,
  body: unknown,
): Generator<void, ErrorObject[]> {
  const found: ErrorObject[] = [];
  for (const errors of errorsIn(planOf, schema, body, '')) {
    found.push(...errors.slice(0, mostErrors - found.length));
    if (found.length === mostErrors) break;
    yield;
  }
  return found;
}

function* errorsIn(
  planOf: (schema: Schema) => Plan,
  schema: Schema,
  value: unknown,
  pointer: string,
): Generator<ErrorObject[]> {
  const { check, items, lists } = planOf(schema);
  const errors = check(value);
  yield errors.map((error) => ({ ...error, instancePath: pointer + error.instancePath }));
  if (items && errors.length === 0)
    for (const [index, item] of (value as unknown[]).entries())
      yield* errorsIn(planOf, items, item, `${pointer}/${index}`);
  for (const [field, list] of lists) {
    const its = (value as Record<string, unknown> | null)?.[field];
    if (its !== undefined) yield* errorsIn(planOf, list, its, `${pointer}/${field}`);
  }
}
