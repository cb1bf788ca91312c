import { join } from 'node:path';
import { startStack, type Stack } from '@fountainai/local-stack';
import { freePorts } from './free-ports.ts';

const root = join(import.meta.dirname, '..');

/** Starts the whole system on free ports, as `pnpm start` does, without output. */
export async function startQuietly(
  home: string,
  { gateway = false, env = process.env }: { gateway?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Stack> {
  return startStack({ root, home, ports: await freePorts(), gateway, env, say: () => {} });
}
