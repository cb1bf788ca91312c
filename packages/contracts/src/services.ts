import table from './services.json' with { type: 'json' };

export type ServiceName = keyof typeof table;

/** All services with their default port and the first part of their host name; the only such list. */
export const serviceTable: Record<ServiceName, { port: number; host: string }> = table;

/** The names of the services, in the order of the list. */
export const serviceNames = Object.keys(table) as ServiceName[];
