import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose';
import { readIfThere, writePrivate, writePrivateOnce } from './files.ts';
import { homeFiles } from './home.ts';
import { readJson, updateJson } from './json-file.ts';

/** The signing key, and the public keys that verify tokens, including the former one after a rotation. */
export interface Keys {
  privateKey: KeyObject;
  kid: string;
  jwks: JSONWebKeySet;
}

/** Reads the home's keys; the first call makes them. */
export async function openKeys(home: string): Promise<Keys> {
  const files = homeFiles(home);
  const privateKey = await readPrivateKey(files.privateKey);
  const current = await publicJwk(privateKey);
  let jwks = await readJson<JSONWebKeySet>(files.jwks, { keys: [] });
  if (!jwks.keys.some((key) => key.kid === current.kid)) jwks = await publish(home, current);
  return { privateKey, kid: current.kid, jwks };
}

/**
 * Makes a new signing key. Tokens of the former key stay valid until the next rotation; older tokens become
 * invalid.
 */
export async function rotateKeys(home: string): Promise<Keys> {
  await openKeys(home);
  const pem = newKey();
  // The public key comes first, so an interrupted rotation only publishes a key without tokens.
  await publish(home, await publicJwk(createPrivateKey(pem)));
  await writePrivate(homeFiles(home).privateKey, pem);
  return openKeys(home);
}

async function publish(home: string, newest: PublicJwk): Promise<JSONWebKeySet> {
  const { privateKey, jwks } = homeFiles(home);
  const signing = await readIfThere(privateKey);
  const former = signing === undefined ? undefined : await publicJwk(createPrivateKey(signing));
  return updateJson<JSONWebKeySet>(jwks, { keys: [] }, ({ keys }) => {
    const others = [...(former ? [former] : []), ...keys].filter((key) => key.kid !== newest.kid);
    return { keys: [newest, ...others].slice(0, 2) };
  });
}

async function readPrivateKey(file: string): Promise<KeyObject> {
  const pem = await readIfThere(file);
  if (pem !== undefined) return createPrivateKey(pem);
  // Of several processes the first makes the key; the others read it.
  await writePrivateOnce(file, newKey());
  return readPrivateKey(file);
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

type PublicJwk = JWK & { kid: string };

async function publicJwk(privateKey: KeyObject): Promise<PublicJwk> {
  const jwk: JWK = { kty: 'EC', ...createPublicKey(privateKey).export({ format: 'jwk' }) };
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' };
}
