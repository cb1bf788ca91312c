import {
  localUrl,
  audience,
  issuer,
  homeFiles,
  type Ports,
  type ServiceEntry,
  services,
} from '@fountainai/home';
import { fileURLToPath } from 'node:url';
import type { ServiceDatabase } from '@fountainai/postgres';

const tracing = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'OTEL_BSP_SCHEDULE_DELAY',
];
const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'LOG_LEVEL', 'WORKSPACE_QUOTA_MIB', ...tracing];

/** Node caches compiled TypeScript here, so only the first start compiles it. */
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/node-compile', import.meta.url));

/** Returns the variables of our own environment that children get; none of them holds a secret. */
export function baseEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => inherited.includes(name) || (name.startsWith('NODE_') && !name.startsWith('NODE_CHANNEL')),
  );
  return {
    NODE_COMPILE_CACHE: compileCache,
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
  };
}

/** Returns the environment of one service. */
export function serviceEnv(
  service: ServiceEntry,
  context: { home: string; ports: Ports; env: NodeJS.ProcessEnv; database: ServiceDatabase },
): NodeJS.ProcessEnv {
  const files = homeFiles(context.home);
  const metricsPort = context.ports[service.metrics.name];
  const peers = services
    .filter((peer) => peer.name !== 'story-factory')
    .map((peer) => [peer.urlVariable, localUrl(context.ports, peer.name)]);
  return {
    ...baseEnv(context.env),
    PORT: String(context.ports[service.name]),
    DATABASE_URL: context.database.databaseUrl,
    AUTH_JWKS_FILE: files.jwks,
    AUTH_REVOKED_FILE: files.revoked,
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: audience,
    ...Object.fromEntries(peers),
    ...(metricsPort && { METRICS_PORT: String(metricsPort) }),
    ...(service.name === 'story-factory' && { FILES_DIR: files.files }),
  };
}
