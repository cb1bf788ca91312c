import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { readIfThere, writePrivate, writePrivateOnce } from './files.ts';
import { homeFiles } from './home.ts';
import { readJson, updateJson } from './json-file.ts';
import { openKeys } from './keys.ts';
import { allScopes, checkTokenRequest, type TokenRequest } from './token-request.ts';

export const issuer = 'https://fountain.coach';
export const audience = 'fountain';
export const localWorkspace = 'local';

/** The record of an issued token, without the token. Times are ISO 8601. */
export interface IssuedToken {
  jti: string;
  subject: string;
  workspace: string;
  scopes: string[];
  issued: string;
  expires: string;
}

/** Signs a token and records it. */
export async function issueToken(home: string, request: TokenRequest): Promise<string> {
  const { workspace, scopes, subject, lifetimeSeconds } = checkTokenRequest(request);
  const { privateKey, kid } = await openKeys(home);
  const [jti, issued] = [randomUUID(), Math.floor(Date.now() / 1000)];
  const expires = issued + lifetimeSeconds;
  const token = await new SignJWT({ ws: workspace, scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setJti(jti)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(privateKey);
  const entry = { jti, subject, workspace, scopes, issued: iso(issued), expires: iso(expires) };
  await updateJson<IssuedToken[]>(homeFiles(home).tokens, [], (tokens) => [...tokens, entry]);
  return token;
}

/** Lists all issued tokens, oldest first, and whether each is still valid. */
export async function listTokens(
  home: string,
): Promise<(IssuedToken & { state: 'valid' | 'expired' | 'revoked' })[]> {
  const revoked = await revokedTokens(home);
  const tokens = await readJson<IssuedToken[]>(homeFiles(home).tokens, []);
  return tokens.map((token) => {
    if (revoked.includes(token.jti)) return { ...token, state: 'revoked' };
    return { ...token, state: Date.parse(token.expires) <= Date.now() ? 'expired' : 'valid' };
  });
}

/** Revokes a token by its jti; the services read the list again. */
export async function revokeToken(home: string, jti: string): Promise<void> {
  const known = (await listTokens(home)).some((token) => token.jti === jti);
  if (!known) throw new Error(`No token ${jti} was issued here. See \`pnpm fountain token list\`.`);
  await updateJson<string[]>(homeFiles(home).revoked, [], (revoked) => [...new Set([...revoked, jti])]);
}

/** Creates the list of revoked tokens, which the services read repeatedly. */
export async function ensureRevokedFile(home: string): Promise<void> {
  await writePrivateOnce(homeFiles(home).revoked, '[]\n');
}

/** Returns the token of the local workspace: the stored one while it is valid, else a new one. */
export async function ensureLocalToken(home: string): Promise<string> {
  const file = homeFiles(home).token;
  const kept = (await readIfThere(file))?.trim();
  if (kept && (await isValid(home, kept))) return kept;
  const token = await issueToken(home, { workspace: localWorkspace, scopes: allScopes });
  await writePrivate(file, token);
  return token;
}

async function isValid(home: string, token: string): Promise<boolean> {
  const { jwks } = await openKeys(home);
  try {
    const options = { algorithms: ['ES256'], issuer, audience, requiredClaims: ['exp', 'jti', 'sub'] };
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), options);
    const scopes = String(payload['scope']).split(' ');
    if (payload['ws'] !== localWorkspace || !allScopes.every((scope) => scopes.includes(scope))) return false;
    return !(await revokedTokens(home)).includes(payload.jti ?? '');
  } catch {
    return false;
  }
}

function revokedTokens(home: string): Promise<string[]> {
  return readJson<string[]>(homeFiles(home).revoked, []);
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
