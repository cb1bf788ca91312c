import type { Caller } from '@fountainai/contracts';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { AuthConfig } from '../config.ts';
import { Problem } from '../http/problem.ts';
import { publicKeys } from './public-keys.ts';
import { watchJsonFile } from './watched-file.ts';

/** Checks a bearer token and returns its caller. @throws Problem 401 with the reason */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

const clockToleranceSeconds = 30;
const mostCached = 1_000;
const longestScope = 1_000;

/**
 * Makes the token check of every service. It accepts ES256 only, requires issuer, audience and expiry, and
 * refuses revoked tokens. An accepted token is not verified again until it expires or the keys change.
 */
export function createAuthenticate(config: AuthConfig): Authenticate {
  /** Accepted tokens by their Authorization header. */
  const passed = new Map<string, { caller: Caller; jti: string; expires: number }>();
  const keys = publicKeys(config, () => passed.clear());
  const revoked = watchJsonFile<string[]>(config.revokedFile, []);

  return async (authorization = '') => {
    const getKey = await keys();
    let known = passed.get(authorization);
    if (!known || known.expires + clockToleranceSeconds * 1000 < Date.now()) {
      known = await verify(tokenIn(authorization), getKey, config);
      if (passed.size >= mostCached) passed.delete(passed.keys().next().value!);
      passed.set(authorization, known);
    }
    if ((await revoked()).includes(known.jti)) throw unauthorized('token_revoked', 'This token was revoked.');
    return known.caller;
  };
}

function tokenIn(authorization: string): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthorized('token_missing', 'Send a token: Authorization: Bearer …', 'invalid_request');
  return token;
}

async function verify(token: string, getKey: JWTVerifyGetKey, config: AuthConfig) {
  try {
    const { payload } = await jwtVerify(token, getKey, {
      algorithms: ['ES256'],
      issuer: config.issuer,
      audience: config.audience,
      requiredClaims: ['exp', 'sub', 'ws', 'jti'],
      clockTolerance: clockToleranceSeconds,
    });
    return knownBy(token, payload);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof errors.JWTExpired) throw unauthorized('token_expired', 'This token has expired.');
    // jose throws for some malformed claims; such a token is refused like any other.
    throw unauthorized('token_not_accepted', 'This token is not accepted here.');
  }
}

function knownBy(token: string, { sub, ws, jti, scope = '', exp }: JWTPayload) {
  if (!isName(sub) || !isName(jti) || typeof scope !== 'string' || scope.length > longestScope)
    throw unauthorized('token_not_accepted', 'A claim of this token is not as it should be.');
  if (typeof ws !== 'string' || !/^[\w.-]{1,64}$/.test(ws))
    throw unauthorized('token_not_accepted', 'This token names no workspace.');
  const caller = { token, subject: sub, workspace: ws, scopes: scope.split(' ').filter(Boolean) };
  return { caller, jti, expires: exp! * 1000 };
}

/** Accepts a subject or token id of 1 to 255 characters that PostgreSQL can store. */
const isName = (claim: unknown): claim is string =>
  typeof claim === 'string' && /^\P{Cc}{1,255}$/u.test(claim) && claim.isWellFormed();

function unauthorized(code: string, detail: string, error = 'invalid_token'): Problem {
  const challenge = `Bearer realm="fountainai", error="${error}", error_description="${detail.replaceAll('…', '...')}"`;
  return new Problem(401, code, detail, { headers: { 'WWW-Authenticate': challenge } });
}

/** @throws Problem 403 when the caller lacks a scope the operation asks for */
export function requireScopes(caller: Caller, needed: readonly string[]): void {
  const lacking = needed.find((scope) => !caller.scopes.includes(scope));
  if (!lacking) return;
  throw new Problem(
    403,
    'scope_missing',
    `This needs a token with the scope ${lacking}; this one has ${caller.scopes.join(' ') || 'none'}.`,
  );
}
