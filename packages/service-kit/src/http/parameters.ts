import type { Parameter, Schema } from '@fountainai/contracts';

/** Builds one JSON schema for all parameters of one place (path, query or headers). */
export function parametersSchema(parameters: Parameter[], closed: boolean): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [fieldName(parameter), parameter.schema])),
    required: parameters.filter(({ required }) => required).map(fieldName),
    additionalProperties: !closed,
  };
}

/**
 * Converts the texts of a path, query or headers to the types in the spec. `1e3`, `0x1`, `01` and `+1` are not
 * integers. A text that does not convert stays a text, so that validation reports it.
 */
export function parseParameters(
  raw: Record<string, unknown>,
  parameters: Parameter[],
  resolve: (schema: Schema) => Schema,
): Record<string, unknown> {
  const parsed: Record<string, unknown> = { ...raw };
  for (const parameter of parameters) {
    const name = fieldName(parameter);
    const schema = resolve(parameter.schema);
    const value = parsed[name];
    if (value === undefined && 'default' in schema) parsed[name] = schema.default;
    else if (typeof value === 'string') parsed[name] = parseText(value, schema, resolve);
  }
  return parsed;
}

function parseText(text: string, schema: Schema, resolve: (schema: Schema) => Schema): unknown {
  if (schema.type === 'integer') return /^(?:0|-?[1-9]\d{0,18})$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (schema.type === 'array')
    return text.split(',').map((item) => parseText(item, resolve(schema.items as Schema), resolve));
  return text;
}

function fieldName({ name, in: place }: Parameter): string {
  return place === 'header' ? name.toLowerCase() : name;
}
