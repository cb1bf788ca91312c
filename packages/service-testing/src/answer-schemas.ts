import type { Document, Schema } from '@fountainai/contracts';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Makes checks of answers against a spec's schemas, independent of the services' own checks. */
export function answerSchemas(document: Document): (schema: Schema) => (value: unknown) => ErrorObject[] {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv, ['date-time', 'uri', 'date']);
  ajv.addSchema({ $id: 'contract', components: document.components });
  const made = new Map<string, (value: unknown) => ErrorObject[]>();
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"contract#/components/');
    const known = made.get(text);
    if (known) return known;
    const validate = ajv.compile(JSON.parse(text) as Schema);
    const check = (value: unknown) => (validate(value) ? [] : validate.errors!);
    made.set(text, check);
    return check;
  };
}
