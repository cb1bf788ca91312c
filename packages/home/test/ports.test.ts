import { createServer, type Server } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkPorts, freePort, portsFrom } from '../src/ports.ts';

async function occupied(host: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('portsFrom', () => {
  test('have defaults', () => {
    expect(portsFrom({})).toMatchObject({
      gateway: 8000,
      sequence: 8101,
      character: 8102,
      script: 8103,
      'session-context': 8104,
      'story-factory': 8105,
      'sequence metrics': 8201,
      'character metrics': 8202,
      'script metrics': 8203,
      'session-context metrics': 8204,
      'story-factory metrics': 8205,
    });
  });

  test('come from the environment', () => {
    expect(portsFrom({ GATEWAY_PORT: '9000', SESSION_CONTEXT_PORT: '9104' })).toMatchObject({
      gateway: 9000,
      'session-context': 9104,
    });
  });

  test('lists all wrong variables at once', () => {
    const env = { GATEWAY_PORT: 'http', SEQUENCE_PORT: '70000', SCRIPT_PORT: '8102' };
    expect(() => portsFrom(env)).toThrow(
      /GATEWAY_PORT is http[^]*SEQUENCE_PORT is 70000[^]*SCRIPT_PORT is 8102/,
    );
  });
});

describe('checkPorts', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('a port taken on %s is named with its variable', async (host) => {
    const port = await occupied(host);
    const check = checkPorts({ sequence: port, script: await freePort() }, ['sequence', 'script']);
    const message = `Port ${port} (sequence) is taken. Stop what uses it or set SEQUENCE_PORT.`;
    await expect(check).rejects.toThrow(new Error(message));
  });

  test('all taken ports are reported', async () => {
    const [first, second] = [await occupied('127.0.0.1'), await occupied('127.0.0.1')];
    const check = checkPorts({ gateway: first, 'story-factory': second }, ['gateway', 'story-factory']);
    await expect(check).rejects.toThrow(/GATEWAY_PORT\.\nPort .* STORY_FACTORY_PORT/);
  });

  test('a port that is not needed may be taken', async () => {
    const port = await occupied('127.0.0.1');
    const check = checkPorts({ gateway: port, script: await freePort() }, ['script']);
    await expect(check).resolves.toBeUndefined();
  });
});
