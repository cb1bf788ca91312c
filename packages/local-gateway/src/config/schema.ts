/**
 * The schema of a Kong file without plugin configurations; each plugin brings its own. Where the gateway does not
 * support Kong's default (five retries, a stripped path), the key is required.
 */
const name = { type: 'string', pattern: '^[A-Za-z0-9._~-]+$' };
const milliseconds = { type: 'integer', minimum: 1, maximum: 2_147_483_646, default: 60_000 };
const list = (items: object) => ({ type: 'array', items, minItems: 1 });
const record = (required: string[], properties: Record<string, object>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const route = record(['name', 'hosts', 'paths', 'strip_path'], {
  name,
  hosts: list({ type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)*$' }),
  paths: list({ type: 'string', pattern: '^~?/' }),
  methods: list({ type: 'string', pattern: '^[A-Z]+$' }),
  strip_path: { type: 'boolean' },
  preserve_host: { type: 'boolean', default: false },
  regex_priority: { type: 'integer', minimum: 0, default: 0 },
});

const service = record(['name', 'url', 'retries', 'routes'], {
  name,
  url: { type: 'string', pattern: '^http://[A-Za-z0-9.-]+(:[0-9]{1,5})?$' },
  retries: { const: 0 },
  connect_timeout: milliseconds,
  write_timeout: milliseconds,
  read_timeout: milliseconds,
  routes: list(route),
});

const seconds = { type: 'number', minimum: 0 };
const count = { type: 'integer', minimum: 0, maximum: 255 };
const statuses = { type: 'array', items: { type: 'integer', minimum: 100, maximum: 999 } };
const failures = { http_statuses: statuses, http_failures: count, tcp_failures: count, timeouts: count };

const active = record(['type', 'http_path'], {
  type: { const: 'http' },
  http_path: { type: 'string', pattern: '^/' },
  timeout: seconds,
  concurrency: { type: 'integer', minimum: 1 },
  healthy: record([], { interval: seconds, http_statuses: statuses, successes: count }),
  unhealthy: record([], { interval: seconds, ...failures }),
});

const passive = record(['type'], {
  type: { const: 'http' },
  healthy: record([], { http_statuses: statuses, successes: count }),
  unhealthy: record([], failures),
});

const upstream = record(['name', 'targets'], {
  name,
  healthchecks: record([], { active, passive }),
  targets: list(
    record(['target'], {
      target: { type: 'string', pattern: '^[A-Za-z0-9.-]+:[0-9]{1,5}$' },
      weight: { type: 'integer', minimum: 0, maximum: 65_535, default: 100 },
    }),
  ),
});

const jwtSecret = record(['key', 'algorithm', 'rsa_public_key'], {
  key: { type: 'string', minLength: 1 },
  algorithm: { const: 'ES256' },
  rsa_public_key: { type: 'string', pattern: '^-----BEGIN PUBLIC KEY-----' },
});

const consumer = record(['id', 'username'], {
  id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
  username: { type: 'string', minLength: 1 },
  jwt_secrets: { type: 'array', items: jwtSecret, default: [] },
});

export const fileSchema = (pluginNames: string[]) =>
  record(['_format_version', 'services'], {
    _format_version: { const: '3.0' },
    services: list(service),
    upstreams: { type: 'array', items: upstream, default: [] },
    plugins: {
      type: 'array',
      default: [],
      items: record(['name'], {
        name: { enum: pluginNames },
        service: name,
        route: name,
        config: { type: 'object', default: {} },
      }),
    },
    consumers: { type: 'array', items: consumer, default: [] },
  });
