import { randomUUID } from 'node:crypto';
import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/sequence';
import { isPeerNotFound, type ServiceCall } from '@fountainai/service-kit';
import type { Chosen, Wanted } from './numbers.ts';

/** The operations of the sequence service that the script service calls. */
export type Sequence = Pick<
  Operations<operations>,
  'generateSequenceNumberV1' | 'getSequenceV1' | 'setSequenceV1'
>;

/** The sequence service gives at most this many numbers in one call. */
export const largestBlock = 10_000;

const bare = { params: {}, query: {}, headers: {} };

/** Takes numbers from the sequence service's counters and raises them. */
export function sequenceCounters(sequence: Sequence) {
  /** @returns the first of the numbers; the same key returns the same numbers */
  const take = async ({ elementType, scriptId, count }: Wanted, key: string, call: ServiceCall) => {
    const body = { elementType, elementId: scriptId, count };
    const answer = await sequence.generateSequenceNumberV1(
      { ...bare, body },
      { ...call, idempotencyKey: key },
    );
    return answer.body.sequenceNumber;
  };

  const lastGiven = async ({ elementType, scriptId: elementId }: Chosen, call: ServiceCall) => {
    try {
      const query = { elementType, elementId };
      const { body } = await sequence.getSequenceV1({ ...bare, query, body: undefined }, call);
      return body.sequenceNumber;
    } catch (error) {
      if (isPeerNotFound(error)) return 0;
      throw error;
    }
  };

  /**
   * Takes the missing numbers, because a take never lowers a counter that other requests raised. Only a gap larger than
   * one block sets the counter.
   */
  const leadPast = async (chosen: Chosen, call: ServiceCall) => {
    const { elementType, scriptId, largest } = chosen;
    for (;;) {
      const count = largest - (await lastGiven(chosen, call));
      if (count <= 0) return;
      if (count <= largestBlock) await take({ elementType, scriptId, count }, randomUUID(), call);
      else {
        const body = { elementType, elementId: scriptId, sequenceNumber: largest };
        await sequence.setSequenceV1({ ...bare, body }, call);
      }
    }
  };

  return { take, leadPast };
}
