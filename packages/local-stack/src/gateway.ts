import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseEnv } from './child-env.ts';
import { localUrl, writePrivate, homeFiles, openKeys, gatewayEntry, services } from '@fountainai/home';
import { type ManagedProcess, startProcess } from './processes.ts';
import type { StackOptions } from './stack.ts';

/** Renders Kong's configuration for this machine and starts the local gateway with it. */
export async function startGateway(options: StackOptions): Promise<ManagedProcess> {
  const { root, home, ports, env, say } = options;
  const files = homeFiles(home);
  // Loaded on demand, because most users of this package start no gateway.
  const { renderKong } = await import('@fountainai/local-gateway');
  const addresses = Object.fromEntries(services.map(({ name }) => [name, localUrl(ports, name)]));
  const { jwks } = await openKeys(home);
  await writePrivate(
    files.kong,
    renderKong(await readFile(join(root, 'kong', 'kong.yml'), 'utf8'), { addresses, jwks }),
  );
  return startProcess({
    name: gatewayEntry.name,
    script: join(root, 'packages', 'local-gateway', 'src', 'main.ts'),
    env: { ...baseEnv(env), PORT: String(ports[gatewayEntry.name]), KONG_FILE: files.kong },
    logFile: files.log(gatewayEntry.name),
    say,
  });
}
