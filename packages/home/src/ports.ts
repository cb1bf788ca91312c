import { createServer } from 'node:net';
import { codeOf, messageOf } from './errors.ts';
import { listeners } from './services.ts';

/** The port of each listener by name. */
export type Ports = Record<string, number>;

/** Reads the ports from the environment. @throws Error that lists all wrong variables */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const ports: Ports = {};
  const problems: string[] = [];
  for (const { name, port, portVariable } of listeners) {
    const wanted = env[portVariable];
    ports[name] = wanted ? Number(wanted) : port;
    if (!isPort(ports[name]))
      problems.push(`${portVariable} is ${wanted}, but a port is a number from 1 to 65535.`);
  }
  for (const { name, portVariable } of listeners) {
    const twin = listeners.find((other) => other.name !== name && ports[other.name] === ports[name]);
    if (twin) problems.push(`${portVariable} is ${ports[name]}, which is also the port of ${twin.name}.`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return ports;
}

/** Checks that every port is free. @throws Error that lists the taken ports and their variables */
export async function checkPorts(ports: Ports, names: string[]): Promise<void> {
  const checked = listeners.filter(({ name }) => names.includes(name));
  const problems = await Promise.all(
    checked.map(({ name, portVariable }) => problemWith(name, ports[name], portVariable)),
  );
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Returns a port that is free now. */
export function freePort(): Promise<number> {
  return listenOn(0);
}

/** Whether a port is free now. */
export async function isFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  );
}

async function problemWith(name: string, port = 0, variable: string): Promise<string | undefined> {
  try {
    await listenOn(port);
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE')
      return `Port ${port} (${name}) is taken. Stop what uses it or set ${variable}.`;
    return `Port ${port} (${name}) cannot be used: ${messageOf(error)}. Set ${variable} to another.`;
  }
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

/** Returns the URL of a service or the gateway on this machine. */
export function localUrl(ports: Ports, name: string): string {
  return `http://127.0.0.1:${ports[name]}`;
}
