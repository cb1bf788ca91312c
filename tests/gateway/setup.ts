import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeOf, issueToken } from '@fountainai/home';
import { startQuietly } from '../start-quietly.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The gateway under test, and new tokens that it and its services accept. */
    gateway: {
      url: string;
      tokens: { own: string; other: string; readOnly: string; limited: string; recorded: string };
    };
  }
}

interface TestProject {
  provide(
    key: 'gateway',
    value: {
      url: string;
      tokens: { own: string; other: string; readOnly: string; limited: string; recorded: string };
    },
  ): void;
}

const root = new URL('../..', import.meta.url).pathname;

/**
 * With GATEWAY_URL, the suite tests that gateway, with tokens signed by the key in FOUNTAIN_HOME (default .fountain).
 * Otherwise it starts a whole system on free ports.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.GATEWAY_URL;
  if (url) {
    project.provide('gateway', { url, tokens: await issueTokens(homeOf(root, process.env)) });
    return async () => {};
  }
  const home = await mkdtemp(join(tmpdir(), 'fountainai-gateway-'));
  const stack = await startQuietly(home, { gateway: true });
  project.provide('gateway', { url: stack.urls.gateway!, tokens: await issueTokens(home) });
  return async () => {
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  };
}

/** Workspaces of this run only, without resources of earlier runs. */
async function issueTokens(home: string) {
  const run = randomUUID().slice(0, 8);
  const issue = (workspace: string, scopes: string[]) =>
    issueToken(home, { workspace: `${workspace}-${run}`, scopes, subject: 'gateway-tests', expiresIn: '1h' });
  return {
    own: await issue('own', ['read', 'write', 'admin']),
    other: await issue('other', ['read', 'write', 'admin']),
    readOnly: await issue('own', ['read']),
    limited: await issue('limited', ['read']),
    recorded: await issue('recorded', ['read', 'write']),
  };
}
