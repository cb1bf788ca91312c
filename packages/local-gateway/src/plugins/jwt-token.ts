/** A token's header or payload. */
export type Claims = Record<string, unknown>;

/** The algorithms that Kong 3.9 knows. Any other name, `none` too, makes it a bad token rather than the wrong one. */
const knownAlgorithms = new Set(
  ['HS', 'RS', 'ES', 'PS']
    .flatMap((family) => ['256', '384', '512'].map((size) => family + size))
    .concat('EdDSA'),
);

/** Takes a token apart without believing any of it, with Kong's words for what is wrong. */
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
