import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  type JSONWebKeySet,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
} from 'jose';
import type { AuthConfig } from '../config.ts';
import { unavailable } from '../http/problem.ts';
import { watchJsonFile } from './watched-file.ts';

/** Keys older than this are fetched again; at `oldestMs` a request waits for the new ones. */
const refreshAfterMs = 4 * 60_000;
const oldestMs = 5 * 60_000;
const tryAgainAfterMs = 5_000;

/**
 * Loads the public keys that verify tokens, from a file or a URL.
 * @param changed called when a key was added or removed
 */
export function publicKeys(config: AuthConfig, changed: () => void): () => Promise<JWTVerifyGetKey> {
  return config.jwksUrl ? keysOfUrl(config.jwksUrl, changed) : keysOfFile(config.jwksFile, changed);
}

function keysOfFile(path: string, changed: () => void): () => Promise<JWTVerifyGetKey> {
  let keySet: JSONWebKeySet | undefined;
  let getKey: JWTVerifyGetKey;
  const file = watchJsonFile<JSONWebKeySet>(path, { keys: [] });
  return async () => {
    const now = await file();
    if (now !== keySet) {
      keySet = now;
      getKey = createLocalJWKSet(now);
      changed();
    }
    return getKey;
  };
}

/** While the URL does not answer, the last keys stay in use. */
function keysOfUrl(address: string, changed: () => void): () => Promise<JWTVerifyGetKey> {
  const cache: JWKSCacheInput = {};
  const options = { timeoutDuration: 3_000, cacheMaxAge: Infinity, [jwksCache]: cache };
  const remote = createRemoteJWKSet(new URL(address), options);
  const getKey: JWTVerifyGetKey = (header, token) =>
    remote(header, token).catch((error: unknown) => {
      // jose fetches the keys again for an unknown key id. If that fails, the key stays unknown.
      throw error instanceof errors.JOSEError ? error : new errors.JWKSNoMatchingKey();
    });
  let known: { at: number | undefined; text: string } = { at: undefined, text: '' };
  let fetching: { since: number; done: Promise<boolean> } = { since: 0, done: Promise.resolve(true) };
  let isFailing = false;

  const fetchAgain = (): Promise<boolean> => {
    if (Date.now() - fetching.since < tryAgainAfterMs) return fetching.done;
    const done = remote.reload().then(
      () => (isFailing = false),
      () => (isFailing = true),
    );
    fetching = { since: Date.now(), done };
    return done;
  };

  return async () => {
    const age = Date.now() - (cache.uat ?? 0);
    if (age > refreshAfterMs) {
      const fetched = fetchAgain();
      if (age > oldestMs && !isFailing) await fetched;
    }
    if (cache.uat === undefined)
      throw unavailable('keys_unavailable', 'The keys that tokens are checked with cannot be fetched.');
    if (cache.uat !== known.at) {
      const text = JSON.stringify(cache.jwks);
      if (text !== known.text) changed();
      known = { at: cache.uat, text };
    }
    return getKey;
  };
}
