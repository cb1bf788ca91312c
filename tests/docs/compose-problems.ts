import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

const subcommands = ['up', 'run', 'restart', 'build', 'pull', 'ps', 'logs', 'exec', 'stop', 'start', 'down'];
/** Options with a value, which is not a service. */
const withValue = ['-f', '--profile', '--scale', '--wait-timeout', '--tail'];

/** The faults of a `docker compose` line, as far as the Compose files show them. */
export async function composeProblems(line: string, clone: string): Promise<string[]> {
  const words = line
    .replace(/^.*?docker compose /, '')
    .replace(/ [#<>|].*/, '')
    .trim()
    .split(/\s+/);
  const values = (option: string) => words.filter((_, i) => words[i - 1] === option);
  const [subcommand = '', ...names] = words.filter(
    (word, i) => !word.startsWith('-') && !withValue.includes(words[i - 1] ?? ''),
  );
  const given = values('-f');
  const files = given.length > 0 ? given : ['docker-compose.yml'];
  const missing = await Promise.all(
    files.map(async (file) => ((await isThere(clone, file)) ? [] : [`there is no ${file}`])),
  );
  if (missing.flat().length > 0) return missing.flat();
  const texts = await Promise.all(files.map((file) => readFile(join(clone, file), 'utf8')));
  const known = texts.flatMap((text) =>
    Object.keys((parse(text, { merge: true }) as { services: object }).services),
  );
  // In `run` and `exec`, arguments after the service are for the container.
  const services = ['run', 'exec'].includes(subcommand) ? names.slice(0, 1) : names;
  const scaled = values('--scale').map((value) => value.split('=')[0]!);
  return [
    ...(subcommands.includes(subcommand) ? [] : [`docker compose has no ${subcommand}`]),
    ...[...services, ...scaled]
      .filter((name) => !known.includes(name))
      .map((name) => `there is no service ${name}`),
  ];
}

const isThere = (clone: string, file: string) =>
  access(join(clone, file)).then(
    () => true,
    () => false,
  );
