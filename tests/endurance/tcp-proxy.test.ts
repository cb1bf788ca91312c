import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createConnection } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from '@fountainai/service-testing';
import { poll } from './poll.ts';

const hi = Buffer.from('hello');
let heard: string;
let accepted: Socket[];
let proxy: TcpProxy;
let stop: () => Promise<void>;

// Answers all input with ten bytes.
beforeEach(async () => {
  heard = '';
  accepted = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      heard += String(chunk);
      socket.write('0123456789');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startTcpProxy((server.address() as AddressInfo).port);
  stop = async () => {
    await proxy.close();
    for (const socket of accepted) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => stop());

function client() {
  const socket = createConnection(proxy.port, '127.0.0.1');
  const state = { socket, text: '', error: undefined as string | undefined, ended: false };
  socket.on('data', (chunk) => (state.text += String(chunk)));
  socket.on('error', (error: NodeJS.ErrnoException) => (state.error = error.code));
  socket.on('end', () => (state.ended = true));
  socket.write(hi);
  return state;
}
const soon = (what: string, is: () => boolean) => poll(what, is, { withinMs: 5_000, everyMs: 5 });

test('forwards data and the end of a connection in both directions', async () => {
  const one = client();
  await soon('the answer', () => one.text === '0123456789');
  expect([heard, proxy.open]).toEqual(['hello', 1]);
  accepted[0]!.end();
  await soon('the end', () => one.ended);
  await soon('closed', () => proxy.open === 0);
});

test('drops an answer after the request went through', async () => {
  proxy.setFault({ cutAnswersAfter: 0 });
  const one = client();
  await soon('a reset', () => one.error === 'ECONNRESET');
  expect([heard, one.text]).toEqual(['hello', '']);
});

test('cuts an answer in the middle', async () => {
  proxy.setFault({ cutAnswersAfter: 4 });
  const one = client();
  await soon('a reset', () => one.error === 'ECONNRESET');
  expect([heard, one.text]).toEqual(['hello', '0123']);
});

test('resets open connections, on both sides', async () => {
  const one = client();
  await soon('the answer', () => one.text !== '');
  proxy.reset();
  await soon('a reset', () => one.error === 'ECONNRESET');
  await soon('a reset there too', () => accepted[0]!.destroyed);
  expect(proxy.open).toBe(0);
});

test('is a black hole, and forwards the held data when that ends', async () => {
  const before = client();
  await soon('the answer', () => before.text !== '');
  proxy.setFault('black hole');
  const during = client();
  before.socket.write(hi);
  const other = await startTcpProxy(proxy.port);
  await other.close(); // a round trip of this process, so that data in transit has arrived
  expect([heard, before.text, during.text]).toEqual(['hello', '0123456789', '']);
  proxy.setFault('none');
  await soon('both answers', () => before.text.length === 20 && during.text.length === 10);
});

test('silences open connections for good, but not new ones', async () => {
  const old = client();
  await soon('the answer', () => old.text !== '');
  proxy.silence();
  old.socket.write(hi);
  const fresh = client();
  await soon('the answer to the new one', () => fresh.text !== '');
  proxy.setFault('none');
  expect([heard, old.text]).toEqual(['hellohello', '0123456789']);
});

test('resets new connections while the server is down', async () => {
  const nowhere = await startTcpProxy(1);
  const socket = createConnection(nowhere.port, '127.0.0.1');
  const code = await new Promise((resolve) =>
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code)),
  );
  expect(code).toBe('ECONNRESET');
  await nowhere.close();
});
