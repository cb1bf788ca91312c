import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KongFile } from '../config/types.ts';
import type { Exchange } from '../exchange.ts';

/** One Kong plugin: its name, priority, configuration and behaviour. */
export interface PluginKind<Config extends object = object> {
  name: string;
  /** Kong's priority; the highest runs first. */
  priority: number;
  configSchema: object;
  create(config: Config, file: KongFile, app: FastifyInstance): PluginPhases;
}

/** The two Kong phases that the gateway has, or a Fastify plugin with both. */
export interface PluginPhases {
  register?(context: FastifyInstance): Promise<void>;
  /** Runs before proxying. Returns the reply when it has answered. */
  access?(call: PluginCall): FastifyReply | undefined | Promise<FastifyReply | undefined>;
  /** Runs before the headers of any answer are sent, from the upstream or the gateway. */
  headerFilter?(call: PluginCall): void;
}

export interface PluginCall {
  request: FastifyRequest;
  reply: FastifyReply;
  exchange: Exchange;
}
