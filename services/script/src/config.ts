import { readServiceConfig } from '@fountainai/service-kit';

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once. @throws ConfigError naming all invalid settings */
export const readConfig = (env: NodeJS.ProcessEnv) => readServiceConfig(env, 8103, { sequence: 'optional' });
