import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';

export interface Jwks {
  keys: JsonWebKey[];
}

export interface RenderOptions {
  /** Addresses of services by name, http://host:port; the others keep those in the file. */
  addresses: Record<string, string>;
  /** Percentages of the traffic: blue for the file's targets, green for their twins named NAME-green. */
  colours?: { blue: number; green: number };
  /** Redirects HTTP to the same address over HTTPS, on port 443. */
  httpsOnly?: boolean;
  /** The public keys that verify tokens. */
  jwks: Jwks;
}

/**
 * Renders the file that a Kong loads: the committed one with a deployment's addresses and public keys. Kong does
 * not read addresses or keys from the environment. Comments stay.
 */
export function renderKong(text: string, options: RenderOptions): string {
  const { addresses, jwks, colours, httpsOnly = false } = options;
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new Error(`The Kong file is not YAML: ${document.errors[0]!.message}`);

  const upstreams = mapsIn(document.get('upstreams'));
  for (const [name, url] of Object.entries(addresses)) {
    const upstream = upstreams.find((each) => each.get('name') === `${name}.upstream`);
    if (upstream === undefined) throw new Error(`The Kong file has no upstream "${name}.upstream".`);
    upstream.set('targets', document.createNode([{ target: new URL(url).host }]));
  }
  if (colours)
    for (const upstream of upstreams)
      upstream.set('targets', document.createNode(targetsIn(colours, mapsIn(upstream.get('targets')))));
  if (httpsOnly) for (const route of routesIn(document)) redirectToHttps(route);

  const [consumer, ...others] = mapsIn(document.get('consumers'));
  if (consumer === undefined || others.length > 0)
    throw new Error('The Kong file must have exactly one consumer.');
  consumer.set('jwt_secrets', document.createNode(jwtSecrets(jwks)));
  return document.toString({ lineWidth: 0 });
}

function routesIn(document: Document): YAMLMap[] {
  return mapsIn(document.get('services')).flatMap((service) => mapsIn(service.get('routes')));
}

/** Omits a colour without traffic, because Kong would resolve its name and run health checks on it. */
function targetsIn(colours: { blue: number; green: number }, targets: YAMLMap[]) {
  return targets
    .map((each) => String(each.get('target')))
    .flatMap((target) => [
      { target, weight: colours.blue },
      { target: target.replace(':', '-green:'), weight: colours.green },
    ])
    .filter(({ weight }) => weight > 0);
}

/** Status 308 keeps the method, so a POST stays a POST. */
function redirectToHttps(route: YAMLMap): void {
  route.set('protocols', ['https']);
  route.set('https_redirect_status_code', 308);
}

function mapsIn(list: unknown): YAMLMap[] {
  return isSeq(list) ? list.items.filter(isMap) : [];
}

function jwtSecrets({ keys }: Jwks) {
  const usable = keys.filter((key) => key.kty === 'EC' && key.crv === 'P-256');
  if (usable.length === 0) throw new Error('The key set holds no EC P-256 key.');
  return usable.map((key) => {
    if (key.d !== undefined)
      throw new Error('The key set holds a private key; it must hold public ones only.');
    if (typeof key.kid !== 'string' || key.kid === '') throw new Error('A key of the key set has no kid.');
    const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    return { key: key.kid, algorithm: 'ES256', rsa_public_key: pem };
  });
}
