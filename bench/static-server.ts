import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@fountainai/home';
import { request } from 'undici';
import { findProgram } from './programs.ts';

export interface StaticServer {
  name: string;
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves these bytes as a file from one process, by nginx if it is installed, else by Node. It measures the network's
 * limit.
 */
export async function startStaticServer(bytes: Buffer, folder: string): Promise<StaticServer> {
  const nginx = await findProgram('nginx');
  return nginx ? startNginx(nginx, bytes, folder) : startNode(bytes);
}

async function startNginx(nginx: string, bytes: Buffer, folder: string): Promise<StaticServer> {
  const [prefix, port] = [join(folder, 'nginx'), await freePort()];
  await mkdir(join(prefix, 'files'), { recursive: true });
  await writeFile(join(prefix, 'files', 'story.json'), bytes);
  await writeFile(join(prefix, 'nginx.conf'), nginxConf(port));
  const child = spawn(nginx, ['-p', prefix, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/story.json`;
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  for (let tries = 0; tries < 100; tries++) {
    if (await answers(url)) return { name: 'nginx', url, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`nginx does not serve; see ${prefix}/error.log`);
}

// A worker of root would run as another user, who may not enter the folder.
const nginxConf = (port: number) => `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; pid nginx.pid;
events { worker_connections 256; }
http {
  access_log off; sendfile on; keepalive_requests 1000000000; default_type application/json;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
  server { listen 127.0.0.1:${port}; root files; }
}
`;

async function answers(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url);
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

async function startNode(bytes: Buffer): Promise<StaticServer> {
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
      .end(bytes);
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { name: 'node:http', url: `http://127.0.0.1:${port}/`, stop };
}
