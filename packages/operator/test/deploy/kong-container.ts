import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { loadKongFile } from '@fountainai/local-gateway';
import { messageOf } from '@fountainai/home';
import { done, failed, type Result } from './result.ts';

/** Simulates Kong's container: its files, its admin listener, and commands that run in this bash. */
export async function startKongContainer(volumes: string, load: (text: string) => Promise<void>) {
  const files: Record<string, string> = {
    '/fountain/gateway/kong.yml': join(volumes, 'gateway/kong.yml'),
    '/tmp/kong.yml': join(volumes, 'kong.tmp.yml'),
  };
  const posted: string[] = [];
  let isExiting = false;

  async function post(body: string): Promise<[status: number, message: string]> {
    if (isExiting) return [503, 'Kong currently exiting'];
    posted.push(body);
    try {
      await load(body);
      return [201, 'loaded'];
    } catch (error) {
      return [400, `declarative config is invalid: ${messageOf(error)}`];
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isPost = `${request.method} ${request.url}` === 'POST /config';
    const isYaml = request.headers['content-type'] === 'text/yaml';
    const body = await textOf(request);
    const [status, message] = isPost && isYaml ? await post(body) : [415, 'Unsupported media type'];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }

  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function run([program = '', ...words]: string[]): Promise<Result> {
    const file = files[words.at(-1)!]!;
    if (program === 'cat') return done(await readFile(file, 'utf8'));
    if (program === 'sh') {
      await writeFile(files['/tmp/kong.yml']!, words.at(-1)!);
      return done();
    }
    if (program === 'kong') return parses(await readFile(file, 'utf8'));
    const here = words.slice(0, -1).map((word) => word.replace('127.0.0.1/8001', `127.0.0.1/${port}`));
    try {
      return done((await promisify(execFile)(program, [...here, file])).stdout);
    } catch (error) {
      return failed(messageOf(error));
    }
  }

  return {
    run,
    /** The files that were posted to it. */
    posted,
    setExiting: (value: boolean) => void (isExiting = value),
    stop: () => server.close(),
  };
}

function parses(text: string): Result {
  try {
    loadKongFile(text);
    return done('parse successful\n');
  } catch (error) {
    return failed(messageOf(error));
  }
}
