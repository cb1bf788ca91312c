import { request } from 'undici';

/** Another implementation of the five services that runs beside ours. `url` is its sequence service. */
export interface Peer {
  name: string;
  generation: 'old' | 'modern';
  url: string;
  /** Sent with each request; a peer without a token does not authenticate. */
  token?: string | undefined;
}

/** The minimal ratio of each row to a peer's. */
export type PeerGoals = Record<Peer['generation'], number>;

const { env } = process;
const known: (Peer & { variable: string })[] = [
  {
    name: 'old design',
    generation: 'old',
    variable: 'BASELINE_URL',
    url: env['BASELINE_URL'] ?? 'http://127.0.0.1:9701',
  },
  {
    name: 'modern peer, no token',
    generation: 'modern',
    variable: 'MODERN_URL',
    url: env['MODERN_URL'] ?? 'http://127.0.0.1:9711',
  },
  {
    name: 'modern peer, token checked',
    generation: 'modern',
    variable: 'MODERN_JWT_URL',
    url: env['MODERN_JWT_URL'] ?? 'http://127.0.0.1:9721',
    token: env['MODERN_JWT'],
  },
];

/** Returns the peers that answer and prints the others. */
export async function livingPeers(say: (line: string) => void): Promise<Peer[]> {
  const problems = await Promise.all(known.map(problemOf));
  for (const [i, problem] of problems.entries())
    if (problem) say(`${known[i]!.name} is left out (${known[i]!.variable}): ${problem}.`);
  return known.filter((_, i) => !problems[i]);
}

async function problemOf(peer: Peer & { variable: string }): Promise<string | undefined> {
  try {
    const open = await statusOf(peer, undefined);
    if (peer.variable !== 'MODERN_JWT_URL') return open === 200 ? undefined : `status ${open}`;
    if (open === 200) return 'it checks no token';
    const status = await statusOf(peer, peer.token);
    return status === 200 ? undefined : `status ${status} with the token of MODERN_JWT`;
  } catch {
    return 'it is not there';
  }
}

async function statusOf(peer: Peer, token: string | undefined): Promise<number> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const { statusCode, body } = await request(storyUrl(peer), { headers });
  await body.dump();
  return statusCode;
}

/** URL of the play at the peer's story service. */
export function storyUrl({ url }: Peer): string {
  const { hostname, port } = new URL(url);
  return `http://${hostname}:${Number(port) + 4}/stories?scriptId=1`;
}
