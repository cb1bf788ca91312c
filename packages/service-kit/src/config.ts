import {
  cleanEnv,
  EnvMissingError,
  host,
  num,
  port as portSpec,
  str,
  url,
  type CleanedEnv,
  type ReporterOptions,
} from 'envalid';

/** Variables that only one service has, as envalid describes them. */
type OwnVariables = Parameters<typeof cleanEnv>[1];

/** `Peer` names the services that this one calls. */
export interface ServiceConfig<Peer extends string = never> {
  host: string;
  port: number;
  /** Where /metrics is; undefined when nobody wants it. */
  metricsPort?: number | undefined;
  /** Where traces go, by OTLP over HTTP; undefined when nobody wants them. */
  tracesEndpoint?: string | undefined;
  logLevel: string;
  /** How long a stopping service goes on answering while its /ready says 503, so that a load balancer notices. */
  drainMs: number;
  /** `quotaBytes`: how much a workspace may keep in this service's database; 1 GiB when left out. */
  database: { url: string; poolSize: number; quotaBytes?: number };
  auth: AuthConfig;
  /** Where the other services are; '' for an optional one that is not configured. */
  peers: Record<Peer, string>;
}

export interface AuthConfig {
  /** A JWKS: a file, or the address of one. */
  jwksFile: string;
  jwksUrl: string;
  /** A JSON array of revoked token ids (jti); none when empty. */
  revokedFile: string;
  issuer: string;
  audience: string;
}

/** Every problem of the environment at once, made to be shown as it is. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const common = {
  HOST: host({ default: '127.0.0.1', desc: 'address to listen on' }),
  METRICS_PORT: portSpec({
    default: undefined,
    desc: 'where /metrics is, for internal eyes; none when left out',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: url({
    default: undefined,
    desc: 'an OpenTelemetry collector, for traces; none when left out',
  }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
  }),
  DRAIN_MS: num({ default: 0, desc: 'how long to go on answering after /ready says 503' }),
  DATABASE_URL: url({
    desc: 'PostgreSQL, with the role that may only read and write rows',
    example: 'postgres://…',
  }),
  DATABASE_POOL_SIZE: num({ default: 10 }),
  WORKSPACE_QUOTA_MIB: num({ default: 1024, desc: 'how much a workspace may keep in this service' }),
  AUTH_JWKS_FILE: str({ default: '', desc: 'public keys of the tokens, as a JWKS file' }),
  AUTH_JWKS_URL: url({ default: '', desc: 'or the address of a JWKS' }),
  AUTH_REVOKED_FILE: str({ default: '', desc: 'JSON array of revoked token ids' }),
  AUTH_ISSUER: str({ default: 'https://fountain.coach' }),
  AUTH_AUDIENCE: str({ default: 'fountain' }),
};

/**
 * Reads what a service needs from the environment.
 * @param port the service's usual port; PORT changes it
 * @param peers the services it calls, each found by its NAME_URL; an optional one that is not configured is ''
 * @throws ConfigError that names every missing or wrong variable
 */
export function readServiceConfig<P extends string = never>(
  env: NodeJS.ProcessEnv,
  port: number,
  peers: Record<P, 'required' | 'optional'> = {} as Record<P, never>,
): ServiceConfig<P> {
  const { own: _, ...config } = readConfigWith(env, port, peers, {});
  return config;
}

/** The same for a service that has variables of its own; `own` holds what they say. */
export function readConfigWith<P extends string, V extends OwnVariables>(
  env: NodeJS.ProcessEnv,
  port: number,
  peers: Record<P, 'required' | 'optional'>,
  variables: V,
): ServiceConfig<P> & { own: CleanedEnv<V> } {
  const names = Object.keys(peers) as P[];
  const peerSpecs = Object.fromEntries(names.map((name) => [variable(name), peerSpec(name, peers[name])]));
  const problems: string[] = [];
  const reporter = ({ errors }: ReporterOptions<unknown>) =>
    problems.push(...Object.entries(errors).map(sentence));
  // Compose files pass on what nobody has set as ''.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = cleanEnv(set, { ...common, PORT: portSpec({ default: port }) }, { reporter });
  const readPeers = cleanEnv(set, peerSpecs, { reporter }) as Record<string, string>;
  const own = cleanEnv(set, variables, { reporter });
  if (!read.AUTH_JWKS_FILE && !read.AUTH_JWKS_URL)
    problems.push(
      'AUTH_JWKS_FILE or AUTH_JWKS_URL: one is needed, without public keys no token can be checked',
    );
  if (problems.length > 0) throw new ConfigError(`The environment is not right:\n  ${problems.join('\n  ')}`);
  return {
    host: read.HOST,
    port: read.PORT,
    metricsPort: read.METRICS_PORT,
    tracesEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: read.LOG_LEVEL,
    drainMs: read.DRAIN_MS,
    database: {
      url: read.DATABASE_URL,
      poolSize: read.DATABASE_POOL_SIZE,
      quotaBytes: read.WORKSPACE_QUOTA_MIB * 2 ** 20,
    },
    auth: {
      jwksFile: read.AUTH_JWKS_FILE,
      jwksUrl: read.AUTH_JWKS_URL,
      revokedFile: read.AUTH_REVOKED_FILE,
      issuer: read.AUTH_ISSUER,
      audience: read.AUTH_AUDIENCE,
    },
    peers: Object.fromEntries(names.map((name) => [name, readPeers[variable(name)]])) as Record<P, string>,
    own,
  };
}

const variable = (peer: string) => `${peer.toUpperCase().replaceAll('-', '_')}_URL`;

function peerSpec(name: string, need: 'required' | 'optional') {
  const desc = `where the ${name} service is`;
  return need === 'optional' ? url({ desc, default: '' }) : url({ desc, example: 'http://127.0.0.1:8101' });
}

function sentence([name, error]: [string, unknown]): string {
  if (error instanceof EnvMissingError) return `${name} is missing`;
  return `${name}: ${error instanceof Error ? error.message : 'not valid'}`;
}
