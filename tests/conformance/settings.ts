/**
 * The seed of this run: FC_SEED, or a new one with FC_SEED=random. The default is fixed, so that a green commit stays
 * green; larger runs use new seeds and find more.
 */
export function seedFrom(env: NodeJS.ProcessEnv): number {
  if (env['FC_SEED'] === 'random') return Math.floor(Math.random() * 2 ** 31);
  const given = Number(env['FC_SEED']);
  return env['FC_SEED'] && Number.isSafeInteger(given) ? given : usualSeed;
}

const usualSeed = 1_774_878_455;

/** The number of generated requests, half of them valid: CONFORMANCE_CASES. The promise is 20,000. */
export function casesFrom(env: NodeJS.ProcessEnv): number {
  const given = Number(env['CONFORMANCE_CASES']);
  return Number.isSafeInteger(given) && given > 0 ? given : 2_000;
}
