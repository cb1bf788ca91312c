/** Returns an integer from 0 to `n` - 1; the same seed gives the same numbers on every machine. */
export type Choose = (n: number) => number;

/**
 * A seeded random source: FNV-1a of the seed starts mulberry32 (Tommy Ettinger, public domain). It uses integer
 * arithmetic only, so results do not depend on the machine's rounding.
 */
export function seeded(...seed: (string | number)[]): Choose {
  let state = hashOf(seed.join('|'));
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
