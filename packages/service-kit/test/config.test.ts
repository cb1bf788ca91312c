import { expect, test } from 'vitest';
import { ConfigError, readServiceConfig } from '../src/config.ts';

const good = {
  DATABASE_URL: 'postgres://a:b@127.0.0.1/x',
  AUTH_JWKS_FILE: 'jwks.json',
  SCRIPT_URL: 'http://127.0.0.1:8103',
};

test('the environment becomes one typed object', () => {
  const config = readServiceConfig({ ...good, PORT: '9000' }, 8101, {
    script: 'required',
    sequence: 'optional',
  });
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 9000,
    peers: { script: 'http://127.0.0.1:8103', sequence: '' },
  });
  expect(readServiceConfig(good, 8101).port).toBe(8101);
  expect(readServiceConfig(good, 8101).metricsPort).toBeUndefined();
  expect(readServiceConfig({ ...good, METRICS_PORT: '9090' }, 8101).metricsPort).toBe(9090);
});

test('an empty variable counts as unset', () => {
  const config = readServiceConfig(
    { ...good, PORT: '', METRICS_PORT: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    8101,
  );
  expect([config.port, config.metricsPort, config.tracesEndpoint]).toEqual([8101, undefined, undefined]);
  expect(() => readServiceConfig({ ...good, DATABASE_URL: '' }, 8101)).toThrow('DATABASE_URL is missing');
});

test('all problems are reported at once', () => {
  const read = () =>
    readServiceConfig({ PORT: 'many', DATABASE_URL: 'nonsense' }, 8101, { script: 'required' });
  expect(read).toThrow(ConfigError);
  for (const name of ['PORT', 'DATABASE_URL', 'AUTH_JWKS_FILE', 'SCRIPT_URL']) expect(read).toThrow(name);
});
