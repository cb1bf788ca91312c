import { freePort, listeners, type Ports } from '@fountainai/home';

/** Free ports for a whole system, so that a system under test does not collide with a running one. */
export async function freePorts(): Promise<Ports> {
  const names = listeners.map(({ name }) => name);
  const ports = new Set<number>();
  while (ports.size < names.length) ports.add(await freePort());
  return Object.fromEntries(names.map((name, i) => [name, [...ports][i]!]));
}
