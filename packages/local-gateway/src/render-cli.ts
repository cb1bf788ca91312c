import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serviceTable } from '@fountainai/contracts';
import { Command, Option } from 'commander';
import { renderKong, type Jwks } from './render.ts';

const root = join(import.meta.dirname, '../../..');

interface Options {
  target: 'local' | 'compose';
  jwks: string;
}

/** Prints kong/kong.yml as a Kong loads it; exits with 1 and lists missing settings. */
export function runKongRender(argv: string[], env: NodeJS.ProcessEnv): void {
  const options = new Command('kong:render')
    .description('Prints the Kong file of a deployment, with its addresses and public keys.')
    .addOption(
      new Option('--target <where>', 'where the services run')
        .choices(['local', 'compose'])
        .makeOptionMandatory(),
    )
    .option(
      '--jwks <file>',
      'the public keys that verify tokens',
      resolve(env['FOUNTAIN_HOME'] || join(root, '.fountain'), 'jwks.json'),
    )
    .parse(argv)
    .opts<Options>();

  try {
    const text = readFileSync(join(root, 'kong/kong.yml'), 'utf8');
    const addresses = options.target === 'local' ? localAddresses(env) : {};
    process.stdout.write(renderKong(text, { addresses, jwks: readJwks(options.jwks) }));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

function localAddresses(env: NodeJS.ProcessEnv): Record<string, string> {
  const addresses = Object.entries(serviceTable).map(([name, { port: usual }]) => {
    const variable = `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
    const port = env[variable] || String(usual);
    if (!/^\d{1,5}$/.test(port)) throw new Error(`${variable} is "${port}"; it must be a port number.`);
    return [name, `http://127.0.0.1:${port}`];
  });
  return Object.fromEntries(addresses);
}

function readJwks(path: string): Jwks {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(
      `There are no keys yet: ${path} cannot be read. Run \`pnpm start\` once, or \`pnpm fountain keys\`, or name ` +
        'another file with --jwks.',
    );
  }
  try {
    const jwks = JSON.parse(text) as Jwks;
    if (Array.isArray(jwks.keys)) return jwks;
  } catch {
    // Text that is not JSON gets the same error.
  }
  throw new Error(`${path} is not a JSON Web Key Set: {"keys": […]}.`);
}
