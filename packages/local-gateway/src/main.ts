import { readFile } from 'node:fs/promises';
import { startGateway, type Gateway } from './gateway.ts';

const {
  KONG_FILE: kongFile,
  HOST: host = '127.0.0.1',
  PORT = '8000',
  LOG_LEVEL: level = 'warn',
} = process.env;

try {
  const port = readPort(PORT);
  const configText = await readKongFile(kongFile);
  const gateway = await startGateway({ configText, host, port, logger: { level } });
  closeOnDemand(gateway);
  reloadOnDemand(gateway);
  process.send?.({ type: 'ready', port: Number(new URL(gateway.url).port) });
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException));
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}"; it must be a number from 0 to 65535.`);
}

async function readKongFile(path: string | undefined): Promise<string> {
  if (!path) throw new Error('KONG_FILE is not set; it names a Kong file rendered with `pnpm kong:render`.');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`The Kong file ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function closeOnDemand(gateway: Gateway): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    void gateway.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', close).once('SIGINT', close).once('disconnect', close);
}

/** Reloads the file on SIGHUP, as a Kong does. An invalid file changes nothing. */
function reloadOnDemand(gateway: Gateway): void {
  process.on('SIGHUP', () => {
    void readKongFile(kongFile)
      .then((text) => gateway.reload(text))
      .catch((error: Error) => console.error(error.message));
  });
}

function explain(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${PORT} is taken by another program. Stop that one, or choose another port with PORT=….`;
  }
  if (error.code === 'EACCES')
    return `Port ${PORT} may not be opened by this user. Choose one above 1023 with PORT=….`;
  return error.message;
}
