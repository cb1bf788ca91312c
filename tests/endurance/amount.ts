/** The amount of work in a test: the short form in `pnpm test`, all of it with ENDURANCE=full. */
export function amount({ short, full }: { short: number; full: number }): number {
  return isFull ? full : short;
}

export const isFull = process.env.ENDURANCE === 'full';

/** Reports a measured value; vitest prints it beside the test. */
export function report(what: Record<string, unknown>): void {
  console.info(JSON.stringify(what));
}
