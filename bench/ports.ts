import { freePort, listeners } from '@fountainai/home';

/** Returns a free port for every listener, by name. */
export async function scratchPorts(): Promise<Record<string, number>> {
  const ports = new Set<number>();
  while (ports.size < listeners.length) ports.add(await freePort());
  return Object.fromEntries(listeners.map(({ name }, i) => [name, [...ports][i]!]));
}
