/** The seed of this run: FC_SEED, or a new one. */
export function seedFrom(env: NodeJS.ProcessEnv): number {
  const given = Number(env['FC_SEED']);
  return env['FC_SEED'] && Number.isSafeInteger(given) ? given : Math.floor(Math.random() * 2 ** 31);
}

/** How many requests are generated in all, half of them valid; CONFORMANCE_CASES. 20,000 is what the promise names. */
export function casesFrom(env: NodeJS.ProcessEnv): number {
  const given = Number(env['CONFORMANCE_CASES']);
  return Number.isSafeInteger(given) && given > 0 ? given : 2_000;
}
