/** The header or payload of a token. */
export type Claims = Record<string, unknown>;

/** The algorithms of Kong 3.9. A token with any other name, including `none`, is malformed. */
const knownAlgorithms = new Set(
  ['HS', 'RS', 'ES', 'PS']
    .flatMap((family) => ['256', '384', '512'].map((size) => family + size))
    .concat('EdDSA'),
);

/** Decodes a token without verifying it; problems are in Kong's words. */
export function readToken(token: string): { header: Claims; claims: Claims } | { problem: string } {
  const [header64, claims64, ...rest] = token.split('.');
  const header = jsonPart(header64);
  const claims = jsonPart(claims64);
  if (header === undefined || claims === undefined || rest.length === 0) return { problem: 'invalid JSON' };
  if (typeof header.alg !== 'string' || !knownAlgorithms.has(header.alg)) return { problem: 'invalid alg' };
  if (rest.length > 1 || !/^[A-Za-z0-9_+/=-]*$/.test(rest[0]!)) return { problem: 'invalid signature' };
  return { header, claims };
}

function jsonPart(part: string | undefined): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
