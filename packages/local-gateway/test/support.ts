import {
  createServer,
  type Agent,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { serviceNames } from '@fountainai/contracts';
import { renderKong, startGateway, type Gateway } from '../src/index.ts';

export const committed = readFileSync(join(import.meta.dirname, '../../../kong/kong.yml'), 'utf8');

/** Returns a time for `exp`. */
export const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Makes a key pair, and a function that signs tokens with it. */
export async function newSigner(kid = 'test-key') {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
  return {
    jwk,
    publicKey,
    privateKey,
    pem: await exportSPKI(publicKey),
    token: (claims: JWTPayload = {}, header: { kid?: string } = { kid }) =>
      new SignJWT({ sub: 'ada', exp: inSeconds(3600), ...claims })
        .setProtectedHeader({ alg: 'ES256', ...header })
        .sign(privateKey),
  };
}

export interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  bytes: number;
}

/** An upstream that answers with the request it received. */
export function echo(): RequestListener {
  return (request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      const { method, url, headers } = request;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method, url, headers, bytes }));
    });
  };
}

export async function listen(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export function start(configText: string): Promise<Gateway> {
  return startGateway({ configText, host: '127.0.0.1', port: 0 });
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** The client's port; equal for two answers over one connection. */
  port: number | undefined;
  /** The body; an echo unless the test answers otherwise. */
  json: () => Echo & { message?: string };
}

interface Ask {
  host?: string;
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | Iterable<Buffer>;
  agent?: Agent;
}

/** Sends a request with exactly this path; a body that is not a Buffer is sent in chunks. */
export function ask(
  gateway: { url: string },
  path: string,
  { host, method = 'GET', headers, body, agent }: Ask = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(gateway.url);
    const length = Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {};
    const request = httpRequest({
      host: hostname,
      port,
      path,
      method,
      agent: agent ?? false,
      headers: { host: host ?? 'centralsequence.localhost:8000', ...length, ...headers },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const clientPort = response.socket.localPort;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          port: clientPort,
          status: response.statusCode!,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    if (body === undefined || Buffer.isBuffer(body)) request.end(body);
    else {
      for (const chunk of body) request.write(chunk);
      request.end();
    }
  });
}

/** A Kong file of one service and one route with the given plugins. */
export function smallFile(url: string, { plugins = '', route = '', timeouts = '', tail = '' } = {}): string {
  return `
_format_version: '3.0'
services:
  - name: one
    url: ${url}
    retries: 0
    ${timeouts || 'read_timeout: 5000'}
    routes:
      - name: all
        hosts: [one.localhost]
        paths: [/]
        strip_path: false
        ${route || 'preserve_host: true'}
${plugins === '' ? '' : `plugins:\n${plugins}`}
${tail}`;
}

/**
 * Starts the gateway with the committed file, before servers that answer with their service's name and the
 * request.
 */
export async function startBeforeEchoes() {
  const signer = await newSigner();
  const upstreams = await Promise.all(
    serviceNames.map((name) =>
      listen((request, response) => {
        response.setHeader('x-service', name);
        echo()(request, response);
      }),
    ),
  );
  const addresses = Object.fromEntries(serviceNames.map((name, index) => [name, upstreams[index]!.url]));
  const gateway = await start(renderKong(committed, { addresses, jwks: { keys: [signer.jwk] } }));
  const close = async () => {
    await gateway.close();
    await Promise.all(upstreams.map((upstream) => upstream.close()));
  };
  return { gateway, authorization: `Bearer ${await signer.token()}`, close };
}
