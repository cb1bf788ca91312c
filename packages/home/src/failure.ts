/** A failure that a person can fix: its message is printed without a stack. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
}

/** Returns `1 section`, `2 sections`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
