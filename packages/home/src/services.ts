import { serviceNames, serviceTable } from '@fountainai/contracts';

/** One service of FountainAI, as the local stack, the printed addresses and the tests know it. */
export interface ServiceEntry {
  name: string;
  port: number;
  portVariable: string;
  /** Where its /metrics is. */
  metrics: { name: string; port: number; portVariable: string };
  urlVariable: string;
  databaseVariable: string;
  publicHost: string;
  localHost: string;
}

/** All services, with what follows from their name, port and host. */
export const services: readonly ServiceEntry[] = serviceNames.map((name) => entry(name, serviceTable[name]));

export const gatewayEntry = { name: 'gateway', port: 8000, portVariable: 'GATEWAY_PORT' } as const;

/** Everything that listens when all of it runs. */
export const listeners = [gatewayEntry, ...services, ...services.map(({ metrics }) => metrics)];

/** The entry of a service by its name. */
export function serviceNamed(name: string): ServiceEntry {
  const found = services.find((service) => service.name === name);
  if (!found) throw new Error(`There is no service named ${name}.`);
  return found;
}

function entry(name: string, { port, host }: { port: number; host: string }): ServiceEntry {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return {
    name,
    port,
    portVariable: `${prefix}_PORT`,
    metrics: { name: `${name} metrics`, port: port + 100, portVariable: `${prefix}_METRICS_PORT` },
    urlVariable: `${prefix}_URL`,
    databaseVariable: `${prefix}_DATABASE_URL`,
    publicHost: `${host}.fountain.coach`,
    localHost: `${host}.localhost`,
  };
}
