import type { Schema } from '@fountainai/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv, ['date-time', 'uri', 'date']);
const compiled = new WeakMap<Schema, ValidateFunction>();

/** True when a schema without references allows a value. */
export function allows(schema: Schema, value: unknown): boolean {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  return validate(value);
}
