import { listOperations, type ContractOperation, type Document, type Schema } from '../src/index.ts';

/**
 * Lists the breaks of the frozen contract by the present one; both without references. New operations, optional
 * parameters, optional fields and additions to answers are no breaks.
 */
export function breakingChanges(frozen: Document, present: Document): string[] {
  const operations = new Map(listOperations(present).map((entry) => [entry.operation.operationId, entry]));
  return listOperations(frozen).flatMap((before) => {
    const id = before.operation.operationId;
    const after = operations.get(id);
    if (!after || after.path !== before.path || after.method !== before.method)
      return [`${id} is gone or has moved`];
    return [
      ...parameterChanges(before, after),
      ...bodyChanges(before, after),
      ...answerChanges(before, after),
    ].map((it) => `${id}: ${it}`);
  });
}

function parameterChanges(before: ContractOperation, after: ContractOperation): string[] {
  const known = new Map(
    before.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
  );
  const now = new Map(after.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  return [
    ...[...known].flatMap(([name, { schema }]) => {
      const parameter = now.get(name);
      return parameter ? requestChanges(schema, parameter.schema, name) : [`${name} is gone`];
    }),
    ...[...now].flatMap(([name, { required }]) =>
      required && !known.get(name)?.required ? [`${name} is required now`] : [],
    ),
  ];
}

function bodyChanges(
  { operation: before }: ContractOperation,
  { operation: after }: ContractOperation,
): string[] {
  const [was, is] = [before, after].map(
    ({ requestBody }) => requestBody?.content['application/json']?.schema,
  );
  if (!was) return is && after.requestBody?.required ? ['it needs a body now'] : [];
  return is ? requestChanges(was, is, 'body') : ['it takes no body any more'];
}

function answerChanges(before: ContractOperation, after: ContractOperation): string[] {
  return Object.entries(before.responses).flatMap(([status, { content }]) => {
    if (!after.responses[status]) return [`the answer ${status} is gone`];
    return Object.entries(content ?? {}).flatMap(([type, { schema }]) => {
      const is = after.responses[status]!.content?.[type]?.schema;
      return is ? answerSchemaChanges(schema, is, status) : [`the answer ${status} is no ${type} any more`];
    });
  });
}

/** A valid request must stay valid: fields may be added, but not removed, required or narrowed. */
function requestChanges(was: Schema, is: Schema, where: string): string[] {
  const [fields, now] = [propertiesOf(was), propertiesOf(is)];
  const required = (is.required as string[] | undefined) ?? [];
  return [
    ...bareChanges(was, is, where),
    ...Object.entries(fields).flatMap(([name, schema]) =>
      now[name] ? requestChanges(schema, now[name], `${where}/${name}`) : [`${where}/${name} is gone`],
    ),
    ...required
      .filter((name) => !((was.required as string[] | undefined) ?? []).includes(name))
      .map((name) => `${where}/${name} is required now`),
  ];
}

/** An answer may gain fields, but not lose any, and required fields stay required. */
function answerSchemaChanges(was: Schema, is: Schema, where: string): string[] {
  const [fields, now] = [propertiesOf(was), propertiesOf(is)];
  const required = (is.required as string[] | undefined) ?? [];
  return [
    ...bareChanges(was, is, where),
    ...(was.items && is.items
      ? answerSchemaChanges(was.items as Schema, is.items as Schema, `${where}[]`)
      : []),
    ...Object.entries(fields).flatMap(([name, schema]) =>
      now[name] ? answerSchemaChanges(schema, now[name], `${where}/${name}`) : [`${where}/${name} is gone`],
    ),
    ...((was.required as string[] | undefined) ?? [])
      .filter((name) => !required.includes(name))
      .map((name) => `${where}/${name} may be missing now`),
  ];
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  return (schema.properties as Record<string, Schema> | undefined) ?? {};
}

const inspectedElsewhere = new Set([
  'properties',
  'required',
  'items',
  'description',
  'example',
  'examples',
  'title',
]);

/** All other keywords of a schema must be equal: type, limits, patterns, choices. */
function bareChanges(was: Schema, is: Schema, where: string): string[] {
  const bare = (schema: Schema) =>
    JSON.stringify(
      Object.entries(schema)
        .filter(([key]) => !inspectedElsewhere.has(key))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return bare(was) === bare(is) ? [] : [`${where} was ${bare(was)} and is ${bare(is)}`];
}
