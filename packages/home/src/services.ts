import { serviceNames, serviceTable } from '@fountainai/contracts';

/** A service with its ports, addresses and variables. */
export interface ServiceEntry {
  name: string;
  port: number;
  portVariable: string;
  /** The listener of its /metrics. */
  metrics: { name: string; port: number; portVariable: string };
  urlVariable: string;
  databaseVariable: string;
  publicHost: string;
  localHost: string;
}

/** All services, with the values derived from their name, port and host. */
export const services: readonly ServiceEntry[] = serviceNames.map((name) => entry(name, serviceTable[name]));

export const gatewayEntry = { name: 'gateway', port: 8000, portVariable: 'GATEWAY_PORT' } as const;

/** All listeners of a full start. */
export const listeners = [gatewayEntry, ...services, ...services.map(({ metrics }) => metrics)];

/** Returns a service by its name. */
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
