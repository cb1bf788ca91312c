import { hash } from 'node:crypto';
import type { KongFile } from '../config/types.ts';
import { jsonAnswer } from '../errors.ts';
import { headerOf } from '../exchange.ts';
import type { PluginCall, PluginKind } from './plugin.ts';

/** SHA-256 of the function in kong/kong.yml that `screen` imitates; a test runs both and compares. */
const imitated = 'e4f3d046746368142c091324171189dc8e6a87a0538ed01a845e25926efdd9f1';

const internalHeaders = [
  'ratelimitkey',
  'x-timeout-ms',
  'x-consumer-id',
  'x-consumer-custom-id',
  'x-consumer-username',
  'x-consumer-groups',
  'x-authenticated-groups',
  'x-credential-identifier',
  'x-anonymous-consumer',
];

/**
 * Runs before all other plugins. Kong runs Lua here; the local gateway imitates this one function in TypeScript.
 */
export const preFunction: PluginKind<{ access: string[] }> = {
  name: 'pre-function',
  priority: 1_000_000,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['access'],
    properties: { access: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1 } },
  },
  create: () => ({ access: screen }),
};

/** Reports functions that the local gateway does not imitate. */
export function unknownFunctions({ plugins }: KongFile): string[] {
  return plugins
    .filter(({ name }) => name === preFunction.name)
    .flatMap(({ config }) => (config as { access: string[] }).access)
    .filter((text) => hash('sha256', text) !== imitated)
    .map(() => 'pre-function: the local gateway serves the function of kong/kong.yml and no other');
}

function screen({ request, reply, exchange }: PluginCall) {
  for (const name of internalHeaders) exchange.upstreamHeaders.set(name, undefined);
  if (request.method === 'OPTIONS' || exchange.match!.route.name.endsWith('-open')) return undefined;
  const sent = /[Bb]earer\s+(.+)/.exec(headerOf(request, 'authorization') ?? '')?.[1];
  if (sent === undefined) return undefined;

  const [, header, claims, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(sent) ?? [];
  if (signature?.length === 86 && isReadable(header!) && isReadable(claims!)) {
    exchange.upstreamHeaders.set('ratelimitkey', hash('md5', `${header}.${claims}`));
    return undefined;
  }
  reply.header('www-authenticate', 'Bearer error="invalid_token"');
  return jsonAnswer(reply, 401, { message: 'Bad token' });
}

/**
 * Whether a decoded part looks like a JSON object with a text as kid. Kong's function does not parse JSON either.
 */
function isReadable(part: string): boolean {
  if (part.length % 4 === 1) return false;
  const text = Buffer.from(part, 'base64url').toString('latin1');
  const plain = text.replace(/\\u00([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return /^[ \t-\r]*\{/.test(text) && !/"kid"[ \t-\r]*:[ \t-\r]*[^" \t-\r]/.test(plain);
}
