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

/** Variables of one service only, as envalid specs. */
type OwnVariables = Parameters<typeof cleanEnv>[1];

/** `Peer` names the services that this one calls. */
export interface ServiceConfig<Peer extends string = never> {
  host: string;
  port: number;
  /** Port of /metrics; undefined serves no metrics. */
  metricsPort?: number | undefined;
  /** OTLP/HTTP endpoint for traces; undefined exports none. */
  tracesEndpoint?: string | undefined;
  logLevel: string;
  /** How long a stopping service still answers while /ready returns 503, so that load balancers remove it. */
  drainMs: number;
  /** `quotaBytes` limits the bytes of a workspace in this service's database; the default is 1 GiB. */
  database: { url: string; poolSize: number; quotaBytes?: number };
  auth: AuthConfig;
  /** Base URLs of the other services; '' for an optional one that is not configured. */
  peers: Record<Peer, string>;
}

export interface AuthConfig {
  /** The JWKS comes from a file or from a URL. */
  jwksFile: string;
  jwksUrl: string;
  /** Path of a JSON array of revoked token ids (jti); '' revokes none. */
  revokedFile: string;
  issuer: string;
  audience: string;
}

/** Lists all problems of the environment; the message is fit to print. */
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
 * Reads the configuration of a service from the environment.
 * @param port the default of PORT
 * @param peers the services it calls, each at the URL in NAME_URL; '' for an optional one that is not configured
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

/** Reads the configuration of a service with variables of its own; `own` holds their values. */
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
  // Compose passes an unset variable as ''.
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
