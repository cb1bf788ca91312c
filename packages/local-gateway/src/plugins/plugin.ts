import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KongFile } from '../config/types.ts';
import type { Exchange } from '../exchange.ts';

/** One of Kong's plugins: its name, its place in Kong's order, what it accepts and what it does. */
export interface PluginKind<Config extends object = object> {
  name: string;
  /** Kong's own number: the highest runs first. */
  priority: number;
  configSchema: object;
  create(config: Config, file: KongFile, app: FastifyInstance): PluginPhases;
}

/** Kong's two phases that the gateway knows, or a Fastify plugin that has both. */
export interface PluginPhases {
  register?(context: FastifyInstance): Promise<void>;
  /** Before proxying. Returns the reply where it answered itself. */
  access?(call: PluginCall): FastifyReply | undefined | Promise<FastifyReply | undefined>;
  /** Before the headers of any answer, an upstream's or the gateway's own, go to the client. */
  headerFilter?(call: PluginCall): void;
}

export interface PluginCall {
  request: FastifyRequest;
  reply: FastifyReply;
  exchange: Exchange;
}
