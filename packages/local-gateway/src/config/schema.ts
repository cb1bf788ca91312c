/**
 * What may stand in a Kong file, plugin configurations aside (each plugin brings its own). Where Kong's default is not
 * what the gateway does (five retries, a stripped path), the key is required: leaving it out would mean something else.
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
  strip_path: { const: false },
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
