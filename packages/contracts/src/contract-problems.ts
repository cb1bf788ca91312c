import { listOperations, type ContractOperation, type Document } from './document.ts';

const longestDescription = 300;

/**
 * Lists the faults of a spec that a general linter misses, one sentence each; empty for a valid spec. A service does
 * not boot with a faulty spec.
 */
export function contractProblems(document: Document): string[] {
  const operations = listOperations(document);
  return [...duplicates(operations), ...operations.flatMap(operationProblems)];
}

function duplicates(operations: ContractOperation[]): string[] {
  const ids = operations.map(({ operation }) => operation.operationId);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `${id}: used more than once`,
  );
}

function operationProblems({
  path,
  method,
  version,
  operation,
  parameters,
  responses,
}: ContractOperation): string[] {
  const id = operation.operationId ?? `${method} ${path}`;
  const problems: string[] = [];
  if (!operation.operationId) problems.push('it has no operationId');
  else if (!id.endsWith(version.toUpperCase()))
    problems.push(`its operationId must end in ${version.toUpperCase()}`);
  if (!operation.summary) problems.push('it has no summary');
  if (!operation.security) problems.push('it has no security');
  for (const text of [operation.summary, operation.description])
    if (text && text.length > longestDescription)
      problems.push(`its description is over ${longestDescription} characters`);

  if (operation.deprecated && !(operation['x-deprecated-since'] && operation['x-sunset']))
    problems.push('it is deprecated but has no x-deprecated-since or x-sunset');

  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const declared = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  for (const name of inPath)
    if (!declared.has(name!)) problems.push(`its path parameter ${name} is not declared`);
  for (const name of declared)
    if (!inPath.has(name)) problems.push(`its parameter ${name} is not in the path`);

  for (const status of ['400', '401', '403', '429', '500', '503'])
    if (!responses[status]) problems.push(`it does not declare the answer ${status}`);
  if (operation.requestBody)
    for (const status of ['413', '415'])
      if (!responses[status]) problems.push(`it does not declare the answer ${status}`);
  if (method === 'post')
    for (const status of ['409', '422'])
      if (!responses[status]) problems.push(`it does not declare the answer ${status}`);
  return problems.map((problem) => `${id}: ${problem}`);
}
