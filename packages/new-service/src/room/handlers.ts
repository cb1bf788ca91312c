import { listOperations, type ContractOperation, type Document, type Version } from '@fountainai/contracts';

/** Generates v1.ts or v2.ts: a function for every operation, which answers 501 until it is written. */
export function handlersFile(name: string, document: Document, version: Version): string {
  const operations = listOperations(document).filter((entry) => entry.version === version);
  if (operations.length === 0) return withoutOperations(name, version);
  const used = [...new Set(operations.map(wrapperOf))].toSorted();
  return `import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/${name}';
import { notWritten, ${used.join(', ')}, type Database, type ServiceCall } from '@fountainai/service-kit';

/** ${version}'s operations: wire → noun → wire. */
export function ${version}({ database }: { database: Database }): Operations<operations, '${version.toUpperCase()}', ServiceCall> {
  return {
    ${operations.map(handlerOf).join('\n\n    ')}
  };
}
`;
}

function handlerOf(entry: ContractOperation): string {
  const id = entry.operation.operationId;
  return `${id}: (_, call) => ${wrapperOf(entry)}(database, call, () => notWritten('${id}')),`;
}

const wrapperOf = ({ method }: ContractOperation) => (method === 'get' ? 'read' : 'write');

const withoutOperations = (
  name: string,
  version: Version,
) => `import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/${name}';
import type { Database, ServiceCall } from '@fountainai/service-kit';

/** The contract has no operations in ${version} yet. */
export function ${version}(_: { database: Database }): Operations<operations, '${version.toUpperCase()}', ServiceCall> {
  return {};
}
`;
