import { readServiceConfig } from '@fountainai/service-kit';

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment once.
 * @throws ConfigError naming every fault
 */
export const readConfig = (env: NodeJS.ProcessEnv) => readServiceConfig(env, 8102);
