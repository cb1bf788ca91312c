/** How much of something a test does: the short form in `pnpm test`, all of it with ENDURANCE=full. */
export function amount({ short, full }: { short: number; full: number }): number {
  return isFull ? full : short;
}

export const isFull = process.env.ENDURANCE === 'full';

/** Says what was measured; vitest prints it beside the test. */
export function report(what: Record<string, unknown>): void {
  console.info(JSON.stringify(what));
}
