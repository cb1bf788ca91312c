import fc from 'fast-check';
import { Finding } from '../finding.ts';
import { curlLine, type RequestValues } from '../request.ts';
import type { Target } from '../target.ts';

export interface Run {
  seed: number;
  /** The number of requests. */
  cases: number;
}

const longestShrinkMs = 10_000;

/**
 * Checks a property of requests to an operation. A failing request is shrunk for a few seconds.
 * @throws Finding with the request and the command to repeat it
 */
export async function holds<T>(
  target: Target,
  baseUrl: string,
  { seed, cases }: Run,
  generated: fc.Arbitrary<T>,
  requestOf: (value: T) => RequestValues,
  ask: (value: T, request: RequestValues) => Promise<void>,
): Promise<void> {
  let failed: { request: RequestValues; error: unknown; at: number } | undefined;
  const property = fc.asyncProperty(generated, async (value) => {
    if (failed && Date.now() - failed.at > longestShrinkMs) return;
    const request = requestOf(value);
    try {
      await ask(value, request);
    } catch (error) {
      failed = { request, error, at: failed?.at ?? Date.now() };
      throw error;
    }
  });
  await fc.check(property, { seed, numRuns: cases });
  if (!failed) return;
  const { request, error } = failed;
  const { kind, message } =
    error instanceof Finding ? error : { kind: 'server error' as const, message: String(error) };
  throw new Finding(
    kind,
    target.operationId,
    `${message.replace(`${target.operationId}: ${kind}: `, '')}
  ${curlLine(baseUrl, target, request)}
  again: FC_SEED=${seed} CONFORMANCE_CASES=… pnpm vitest run --project conformance -t ${target.operationId}`,
  );
}
