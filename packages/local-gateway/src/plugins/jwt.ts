import { createPublicKey, type KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import type { KongConsumer, KongFile } from '../config/types.ts';
import { jsonAnswer } from '../errors.ts';
import { headerOf, type Exchange } from '../exchange.ts';
import { readToken, type Claims } from './jwt-token.ts';
import type { PluginCall, PluginKind } from './plugin.ts';

interface JwtConfig {
  key_claim_name: string;
  claims_to_verify: ('exp' | 'nbf')[];
  run_on_preflight: boolean;
  realm?: string;
}

interface Credential {
  key: string;
  algorithm: string;
  publicKey: KeyObject;
  consumer: KongConsumer;
}

const nothing = { type: 'array', items: { type: 'string' }, maxItems: 0 };

/** Requires a token signed with a consumer's key, and sends the consumer's headers to the service. */
export const jwt: PluginKind<JwtConfig> = {
  name: 'jwt',
  priority: 1450,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    // Kong's default also accepts a token in the query, which logs would contain.
    required: ['uri_param_names'],
    properties: {
      uri_param_names: nothing,
      cookie_names: { ...nothing, default: [] },
      header_names: { const: ['authorization'], default: ['authorization'] },
      key_claim_name: { type: 'string', minLength: 1, default: 'iss' },
      claims_to_verify: { type: 'array', items: { enum: ['exp', 'nbf'] }, default: [] },
      run_on_preflight: { type: 'boolean', default: true },
      secret_is_base64: { const: false, default: false },
      realm: { type: 'string' },
    },
  },
  create(config, file) {
    const credentials = indexCredentials(file);
    return {
      async access(call) {
        if (!config.run_on_preflight && call.request.method === 'OPTIONS') return undefined;
        const outcome = await authenticate(headerOf(call.request, 'authorization'), config, credentials);
        if ('body' in outcome) return refuse(call, outcome, config.realm);
        introduce(call.exchange, outcome);
        return undefined;
      },
    };
  },
};

type Refusal = { body: object; tokenSeen: boolean };

async function authenticate(
  header: string | undefined,
  config: JwtConfig,
  credentials: Map<string, Credential>,
): Promise<Credential | Refusal> {
  const token = /[Bb]earer\s+(.+)/.exec(header ?? '')?.[1];
  if (token === undefined) return { body: { message: 'Unauthorized' }, tokenSeen: false };

  const read = readToken(token);
  if ('problem' in read) return bad(`Bad token; ${read.problem}`);
  const name = config.key_claim_name;
  const key = read.claims[name] ?? read.header[name];
  if (key === undefined || key === null || key === false) return bad(`No mandatory '${name}' in claims`);
  if (key === '') return bad(`Invalid '${name}' in claims`);
  const credential = typeof key === 'string' ? credentials.get(key) : undefined;
  if (credential === undefined) return bad(`No credentials found for given '${name}'`);

  // The key fixes the algorithm; the token's own `alg` must match it.
  if (read.header.alg !== credential.algorithm) return bad('Invalid algorithm');
  try {
    await compactVerify(token, credential.publicKey, { algorithms: [credential.algorithm] });
  } catch {
    return bad('Invalid signature');
  }
  const errors = claimErrors(read.claims, config.claims_to_verify);
  return Object.keys(errors).length === 0 ? credential : { body: errors, tokenSeen: true };
}

function bad(message: string): Refusal {
  return { body: { message }, tokenSeen: true };
}

function claimErrors(claims: Claims, toVerify: JwtConfig['claims_to_verify']): Record<string, string> {
  const now = Math.floor(Date.now() / 1000);
  const errors: Record<string, string> = {};
  for (const name of toVerify) {
    const value = claims[name];
    if (typeof value !== 'number') errors[name] = 'must be a number';
    else if (name === 'exp' && value <= now) errors[name] = 'token expired';
    else if (name === 'nbf' && value > now) errors[name] = 'token not valid yet';
  }
  return errors;
}

function refuse({ reply }: PluginCall, { body, tokenSeen }: Refusal, realm: string | undefined) {
  const challenge = realm === undefined ? 'Bearer' : `Bearer realm="${realm}"`;
  reply.header('www-authenticate', tokenSeen ? `${challenge} error="invalid_token"` : challenge);
  return jsonAnswer(reply, 401, body);
}

/** Overwrites or removes consumer headers that the client sent. */
function introduce(exchange: Exchange, { key, consumer }: Credential): void {
  exchange.upstreamHeaders.set('x-consumer-id', consumer.id);
  exchange.upstreamHeaders.set('x-consumer-username', consumer.username);
  exchange.upstreamHeaders.set('x-credential-identifier', key);
  exchange.upstreamHeaders.set('x-consumer-custom-id', undefined);
  exchange.upstreamHeaders.set('x-anonymous-consumer', undefined);
}

function indexCredentials({ consumers }: KongFile): Map<string, Credential> {
  const credentials = consumers.flatMap((consumer) =>
    consumer.jwt_secrets.map(({ key, algorithm, rsa_public_key: pem }) => ({
      key,
      algorithm,
      consumer,
      publicKey: createPublicKey(pem),
    })),
  );
  return new Map(credentials.map((credential) => [credential.key, credential]));
}
