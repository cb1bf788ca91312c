import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TestAuth } from './test-config.ts';

export interface TestTokens {
  config: TestAuth;
  /** Issues a valid token, unless `claims` change it. */
  issue(claims?: { workspace?: string; scopes?: string[]; [claim: string]: unknown }): Promise<string>;
  revoke(jti: string): Promise<void>;
  dispose(): Promise<void>;
}

/** Makes a key pair, and a function that signs tokens with it. */
export async function createTestTokens(): Promise<TestTokens> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-tokens-'));
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const config = {
    jwksFile: join(folder, 'jwks.json'),
    jwksUrl: '',
    revokedFile: join(folder, 'revoked.json'),
    issuer: 'https://fountain.coach',
    audience: 'fountain',
  };
  const kid = randomUUID();
  await writeFile(
    config.jwksFile,
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] }),
  );
  const { issuer, audience } = config;
  return {
    config,
    issue: ({ workspace = 'test', scopes = ['read', 'write', 'admin'], ...claims } = {}) =>
      new SignJWT({
        iss: issuer,
        aud: audience,
        sub: 'tester',
        ws: workspace,
        scope: scopes.join(' '),
        jti: randomUUID(),
        exp: Math.floor(Date.now() / 1000) + 3600,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey),
    revoke: (jti) => writeFile(config.revokedFile, JSON.stringify([jti])),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
