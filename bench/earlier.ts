import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listeners, services } from '@fountainai/home';
import { waitUntilReady } from '@fountainai/local-stack';
import type { Place } from './client.ts';
import { scratchPorts } from './ports.ts';

/** Another checkout of FountainAI that runs beside ours. */
export interface Earlier extends Place {
  name: string;
  stop(): Promise<void>;
}

/**
 * Starts a checkout by its commands and variables, which stay compatible between releases.
 * @param clone a checkout with installed packages
 * @param folder gets a new home
 */
export async function startEarlier(clone: string, folder: string): Promise<Earlier> {
  const [root, home, ports] = [resolve(clone), join(folder, 'earlier'), await scratchPorts()];
  const variables = listeners.map(({ name, portVariable }) => [portVariable, String(ports[name])]);
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/start.ts', '--no-gateway'], {
    cwd: root,
    env: { ...env, ...Object.fromEntries(variables), FOUNTAIN_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
    // Ctrl-C reaches only the bench, which then stops this process.
    detached: true,
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const urls = Object.fromEntries(services.map(({ name }) => [name, `http://127.0.0.1:${ports[name]}`]));
  try {
    const failed = ended.then(() => Promise.reject(new Error(`${root} does not start.`)));
    await Promise.race([waitUntilReady(urls, { timeoutMs: 120_000 }), failed]);
    const token = await tokenIn(home);
    return { urls, token, name: await nameOf(root), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function tokenIn(home: string): Promise<string> {
  const file = join(home, 'token');
  for (let tries = 0; tries < 50; tries++) {
    const token = await readFile(file, 'utf8').catch(() => '');
    if (token) return token.trim();
    await sleep(100);
  }
  throw new Error(`${file} was not written.`);
}

async function nameOf(root: string): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['describe', '--tags', '--always'], { cwd: root });
  return `earlier ${stdout.trim()}`;
}
