/** Something a person can do something about: its message is shown alone, without a stack. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
}

/** `1 section`, `2 sections`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
