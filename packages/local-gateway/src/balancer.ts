export interface Weighted {
  weight: number;
}

/**
 * Shares calls among targets by their weights, evenly in time as nginx does (smooth weighted round robin): 3 to 1 is
 * a a b a, not a a a b. Targets without a weight get none.
 */
export function balance<T extends Weighted>(targets: readonly T[]): () => T {
  const candidates = targets.filter(({ weight }) => weight > 0).map((target) => ({ target, current: 0 }));
  const total = candidates.reduce((sum, { target }) => sum + target.weight, 0);
  return () => {
    for (const candidate of candidates) candidate.current += candidate.target.weight;
    const chosen = candidates.reduce((best, each) => (each.current > best.current ? each : best));
    chosen.current -= total;
    return chosen.target;
  };
}
