import {
  flatDocument,
  listOperations,
  loadContract,
  serviceNames,
  versions,
  type Contract,
  type Parameter,
  type Schema,
} from '@fountainai/contracts';
import { createAnswerCheck } from '@fountainai/service-testing';

/** An operation of a spec, with all data to generate its requests and check its answers. */
export interface Target {
  service: string;
  operationId: string;
  method: string;
  path: string;
  parameters: (Parameter & { example?: unknown })[];
  body: { schema: Schema; required: boolean; example: unknown } | undefined;
  /** The largest body in bytes. */
  bodyLimit: number;
  scopes: string[];
  /** The statuses that its spec declares. */
  statuses: string[];
  /** @throws Error for an answer with a type or body outside the spec */
  check: ReturnType<typeof createAnswerCheck>;
}

const usualBodyLimit = 1_048_576;

/** Every operation of every spec. */
export function allTargets(): Target[] {
  return (targets ??= serviceNames.flatMap((name) => targetsOf(loadContract(name))));
}
let targets: Target[] | undefined;

export function targetsOf(contract: Contract): Target[] {
  const check = createAnswerCheck(contract);
  return versions.flatMap((version) =>
    listOperations(flatDocument(contract.document, version)).map(
      ({ path, method, operation, parameters, responses }) => {
        const json = operation.requestBody?.content['application/json'];
        return {
          service: contract.name,
          operationId: operation.operationId,
          method: method.toUpperCase(),
          path,
          parameters,
          body: json && {
            schema: json.schema,
            required: operation.requestBody?.required === true,
            example: json.example,
          },
          bodyLimit: operation['x-body-limit'] ?? usualBodyLimit,
          scopes: (operation.security ?? []).flatMap((requirement) => Object.values(requirement).flat()),
          statuses: Object.keys(responses),
          check,
        };
      },
    ),
  );
}

/** True when the operation may delete known ids. A PUT of a whole content may leave out parts. */
export function deletes({ method, path }: Target): boolean {
  return method === 'DELETE' || (method === 'PUT' && path.endsWith('/content'));
}
