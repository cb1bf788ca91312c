import { join, resolve } from 'node:path';

/** The folder that holds keys, tokens, data and logs: FOUNTAIN_HOME, or `.fountain` in the clone. */
export function homeOf(root: string, env: NodeJS.ProcessEnv): string {
  return env['FOUNTAIN_HOME'] ? resolve(env['FOUNTAIN_HOME']) : join(root, '.fountain');
}

/** Where each thing lies in the home. */
export function homeFiles(home: string) {
  return {
    token: join(home, 'token'),
    privateKey: join(home, 'private-key.pem'),
    jwks: join(home, 'jwks.json'),
    tokens: join(home, 'tokens.json'),
    revoked: join(home, 'revoked.json'),
    database: join(home, 'database.json'),
    kong: join(home, 'kong.yml'),
    sample: join(home, 'sample.json'),
    lock: join(home, 'running.lock'),
    postgres: join(home, 'postgres'),
    files: join(home, 'files'),
    log: (name: string) => join(home, 'logs', `${name}.log`),
  };
}
