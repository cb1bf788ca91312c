export interface Weighted {
  weight: number;
}

/**
 * Returns a function that picks targets by smooth weighted round robin, as nginx does: weights 3 and 1 give a a b
 * a. It never picks a target without a weight.
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
