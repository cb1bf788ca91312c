import { FountainError, type FountainClient } from '@fountainai/client';

/** A counter on the number line of one version of the API. */
interface Line {
  /** The last number that it gave; undefined before the first. */
  present: number | undefined;
  raiseTo(number: number): Promise<void>;
}

export const v2Types = [
  'script',
  'section',
  'character',
  'action',
  'spokenWord',
  'session',
  'context',
] as const;
export type V2Type = (typeof v2Types)[number];

/** The largest block of the sequence service. */
const largestBlock = 10_000;
const stepOfTen = 10;

/**
 * v1's counter. It is raised by taking the missing numbers, so it never falls behind numbers that another client takes.
 */
export async function lineOfOne(
  { sequence }: FountainClient,
  { elementType, elementId }: { elementType: string; elementId: number | null },
): Promise<Line> {
  const query = { elementType, ...(elementId !== null && { elementId }) };
  const found = await ifThere(async () => (await sequence.GET('/v1/sequence', { params: { query } })).data);
  const raiseTo = async (number: number) => {
    for (let present = found?.sequenceNumber; (present ?? -1) < number;) {
      const count = number - (present ?? 0);
      if (count > 0 && count <= largestBlock) {
        const { data } = await sequence.POST('/v1/sequence', { body: { elementType, elementId, count } });
        present = data.sequenceNumber + count - 1;
      } else {
        // Only a counter at 0, and a leap larger than a block, are set.
        await sequence.PUT('/v1/sequence', { body: { elementType, elementId, sequenceNumber: number } });
        present = number;
      }
    }
  };
  return { present: found?.sequenceNumber, raiseTo };
}

/** v2's counter, which counts by ten. It is set only if it has not changed since it was read. */
export async function lineOfTen(
  { sequence }: FountainClient,
  { elementType, elementId }: { elementType: V2Type; elementId: number | null },
): Promise<Line> {
  const query = { elementType, ...(elementId !== null && { elementId }) };
  const found = await ifThere(async () => (await sequence.GET('/v2/sequence', { params: { query } })).data);
  const raiseTo = async (number: number) => {
    const sequenceNumber = Math.ceil(number / stepOfTen) * stepOfTen;
    const condition = found ? { version: found.version } : {};
    await sequence.PUT('/v2/sequence', { body: { elementType, elementId, sequenceNumber, ...condition } });
  };
  return { present: found?.sequenceNumber, raiseTo };
}

async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FountainError && error.status === 404) return undefined;
    throw error;
  }
}
