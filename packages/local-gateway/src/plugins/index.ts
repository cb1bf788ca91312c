import { correlationId } from './correlation-id.ts';
import { cors } from './cors.ts';
import { jwt } from './jwt.ts';
import type { PluginKind } from './plugin.ts';
import { preFunction } from './pre-function.ts';
import { prometheus } from './prometheus.ts';
import { rateLimiting } from './rate-limiting.ts';
import { requestSizeLimiting } from './request-size-limiting.ts';

const inKongsOrder: PluginKind<never>[] = [
  preFunction,
  correlationId,
  cors,
  jwt,
  requestSizeLimiting,
  rateLimiting,
  prometheus,
];

/** The supported plugins by name. Their own schema checks each configuration first. */
export const pluginKinds: ReadonlyMap<string, PluginKind> = new Map(
  inKongsOrder.map((kind) => [kind.name, kind]),
);
