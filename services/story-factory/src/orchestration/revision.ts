import type { Call } from '@fountainai/contracts';
import { isPeerNotFound } from '@fountainai/service-kit';
import type { Peers } from '../peers.ts';

/** Returns the present revision of a script; undefined when the script does not exist. */
export async function findRevision(
  { script }: Peers,
  scriptId: number,
  call: Call,
): Promise<number | undefined> {
  try {
    const input = { params: { scriptId }, query: {}, headers: {}, body: undefined };
    return (await script.getScriptV2(input, call)).body!.revision;
  } catch (error) {
    if (isPeerNotFound(error)) return undefined;
    throw error;
  }
}
