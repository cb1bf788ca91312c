import { join } from 'node:path';
import { serviceEnv } from './child-env.ts';
import {
  localUrl,
  homeFiles,
  openHome,
  openKeys,
  tryLock,
  checkPorts,
  type Ports,
  services,
  ensureLocalToken,
  ensureRevokedFile,
} from '@fountainai/home';
import {
  migrateAll,
  needsOwnPostgres,
  provisionAll,
  type Postgres,
  keepPostgres,
} from '@fountainai/postgres';
import { startGateway } from './gateway.ts';
import { type ManagedProcess, startProcess } from './processes.ts';

export interface StackOptions {
  /** The clone, with services/, packages/ and kong/. */
  root: string;
  home: string;
  ports: Ports;
  gateway: boolean;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Aborts the start; processes that already run are stopped. */
  signal?: AbortSignal;
}

export interface Stack {
  /** Direct addresses by service name, and `gateway` when it runs. */
  urls: Record<string, string>;
  home: string;
  token: string;
  processes: ManagedProcess[];
  postgres: Postgres | undefined;
  stop(options?: { hurry?: boolean }): Promise<void>;
}

/** The processes that run so far, possibly of an incomplete start. */
interface Running {
  processes: ManagedProcess[];
  postgres: Postgres | undefined;
}

/** Starts everything; if a part fails, stops the rest and throws the reason. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { home, ports, gateway, signal } = options;
  await openHome(home);
  const lock = await tryLock(homeFiles(home).lock);
  if ('heldBy' in lock) throw new Error(`FountainAI already runs here (process ${lock.heldBy}).`);
  const running: Running = { processes: [], postgres: undefined };
  const stop = async (stopOptions?: { hurry?: boolean }) => {
    await stopAll(running, stopOptions);
    lock.release();
  };
  try {
    const names = [...(gateway ? ['gateway'] : []), ...services.map(({ name }) => name)];
    await checkPorts(
      ports,
      Object.keys(ports).filter((name) => gateway || name !== 'gateway'),
    );
    const token = await startParts(options, running);
    signal?.throwIfAborted();
    const urls = Object.fromEntries(names.map((name) => [name, localUrl(ports, name)]));
    return { urls, home, token, stop, ...running };
  } catch (error) {
    await stop({ hurry: true });
    throw error;
  }
}

async function startParts(options: StackOptions, running: Running): Promise<string> {
  const { root, home, ports, gateway, env, say, signal } = options;
  const files = homeFiles(home);
  if (needsOwnPostgres(env)) {
    say('Starting PostgreSQL');
    const leave = Object.values(ports);
    running.postgres = await keepPostgres(
      { dataDir: files.postgres, logFile: files.log('postgres'), leave },
      say,
    );
    const { port, adopted } = running.postgres;
    say(`PostgreSQL ${adopted ? 'still runs' : 'runs'} on port ${port}`);
  }
  signal?.throwIfAborted();
  const databases = await provisionAll(home, env, running.postgres);
  say('Migrating');
  await migrateAll(root, databases, (line) => say(`  ${line}`));
  await openKeys(home);
  await ensureRevokedFile(home);
  const token = await ensureLocalToken(home);
  signal?.throwIfAborted();

  say(`Starting ${services.map(({ name }) => name).join(', ')}`);
  const children = services.map((service) =>
    startProcess({
      name: service.name,
      script: join(root, 'services', service.name, 'src', 'main.ts'),
      env: serviceEnv(service, { home, ports, env, database: databases[service.name]! }),
      logFile: files.log(service.name),
      say,
    }),
  );
  running.processes.push(...children);
  await allReady(children, signal);
  if (gateway) {
    say('Starting the gateway');
    const child = await startGateway(options);
    running.processes.push(child);
    await allReady([child], signal);
  }
  return token;
}

async function allReady(children: ManagedProcess[], signal: AbortSignal | undefined): Promise<void> {
  const listening = Promise.all(children.map((child) => child.ready));
  if (!signal) return void (await listening);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  await Promise.race([listening, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

/** Stops callers before the services that they call, and PostgreSQL last. */
async function stopAll({ processes, postgres }: Running, options?: { hurry?: boolean }): Promise<void> {
  const first = ['gateway', 'story-factory', 'script'];
  const named = (name: string) => processes.filter((child) => child.name === name);
  const rest = processes.filter((child) => !first.includes(child.name));
  for (const group of [...first.map(named), rest]) {
    await Promise.all(group.map((child) => child.stop(options)));
  }
  await postgres?.stop(options);
}
