import table from './services.json' with { type: 'json' };

export type ServiceName = keyof typeof table;

/** Every service: the port it usually listens on, and the first part of its host's name. The one list of them. */
export const serviceTable: Record<ServiceName, { port: number; host: string }> = table;

/** Their names, in the order of the list. */
export const serviceNames = Object.keys(table) as ServiceName[];
