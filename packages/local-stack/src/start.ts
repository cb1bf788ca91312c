import { portsFrom, services, messageOf } from '@fountainai/home';
import { waitUntilReady } from './ready.ts';
import { type Stack, startStack } from './stack.ts';
import { greeting } from './greeting.ts';
import { importSample } from './sample.ts';

export interface StartOptions {
  root: string;
  home: string;
  gateway: boolean;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  warn: (line: string) => void;
}

/** Starts everything, prints the addresses and runs until it is stopped. @returns the exit code */
export async function runStart(options: StartOptions): Promise<number> {
  const { say, warn } = options;
  const orders = listenForStop();
  let stack: Stack | undefined;
  let code = 0;
  try {
    stack = await startStack({ ...options, ports: portsFrom(options.env), signal: orders.signal });
    await waitUntilReady(directUrls(stack), { signal: orders.signal });
    const scriptId = await importSample(options, stack, orders.signal);
    orders.signal.throwIfAborted();
    for (const line of greeting(options.root, stack, scriptId)) say(line);
    await orders.first;
  } catch (error) {
    if (!orders.signal.aborted) {
      code = 1;
      warn(messageOf(error));
    }
  }
  if (orders.signal.aborted) say('Stopping (once more to hurry)');
  const running = stack;
  void orders.second.then(() => running?.stop({ hurry: true }));
  await running?.stop();
  if (code === 0) say('Stopped');
  orders.done();
  return code;
}

/** Returns the services' own addresses; the gateway reports over IPC that it listens. */
function directUrls({ urls }: Stack): Record<string, string> {
  return Object.fromEntries(services.map(({ name }) => [name, urls[name] ?? '']));
}

/** Maps SIGINT, SIGTERM and SIGHUP to a first and a second order to stop. */
function listenForStop() {
  const abort = new AbortController();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let last = 0;
  const order = () => {
    // One Ctrl-C may arrive twice: from the terminal and from the parent program.
    if (Date.now() - last < 500) return;
    last = Date.now();
    if (abort.signal.aborted) second.resolve();
    abort.abort(new Error('Stopped before everything ran.'));
    first.resolve();
  };
  for (const signal of signals) process.on(signal, order);
  const done = () => {
    for (const signal of signals) process.off(signal, order);
  };
  return { signal: abort.signal, first: first.promise, second: second.promise, done };
}
