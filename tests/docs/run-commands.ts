import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listeners } from '@fountainai/home';
import type { Clone } from './clone.ts';
import { commandsIn, type Command } from './commands-in.ts';
import { notRun, placeholders } from './not-run.ts';
import { unlikeShown } from './unlike-shown.ts';

/** Runs the commands of a document in order, in one shell in the clone; returns the fault of each that fails. */
export async function failuresIn(markdown: string, clone: Clone): Promise<string[]> {
  const commands = commandsIn(markdown);
  const stated = await Promise.all(commands.map(({ text }) => problemsAsStated(text, clone)));
  const folder = await mkdtemp(join(clone.folder, '.fountain-docs-'));
  try {
    await runAll(commands, folder, clone);
    const ran = await Promise.all(commands.map((command, i) => problemsOf(command, join(folder, String(i)))));
    return commands.flatMap(({ text }, i) =>
      [...stated[i]!, ...ran[i]!].map((problem) => `${text}\n→ ${problem}`),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function problemsAsStated(text: string, clone: Clone): Promise<string[]> {
  return (await otherwise(text)?.problems?.(text, clone.folder)) ?? [];
}

const otherwise = (text: string) => notRun.find(({ when }) => when.test(text));

/** The command with values for its placeholders and the ports of this clone. */
function typed(text: string, { ports }: Clone): string {
  const row = otherwise(text);
  const filled = placeholders.reduce(
    (result, [placeholder, value]) => result.replace(placeholder, value),
    text,
  );
  const line = row
    ? row.instead(
        row.when
          .exec(filled)!
          .slice(1)
          .map((group) => group ?? ''),
      )
    : filled;
  return line.replaceAll(/(?<=(?:localhost|127\.0\.0\.1):)(\d+)/g, (port) => {
    const listener = listeners.find((each) => String(each.port) === port);
    return listener ? String(ports[listener.name]) : port;
  });
}

async function runAll(commands: Command[], folder: string, clone: Clone): Promise<void> {
  const lines = commands.map(
    (_, i) =>
      `source ${folder}/${i} > ${folder}/${i}.out 2> ${folder}/${i}.err; echo $? > ${folder}/${i}.code`,
  );
  for (const [i, { text }] of commands.entries())
    await writeFile(join(folder, String(i)), `${typed(text, clone)}\n`);
  await writeFile(join(folder, 'all'), ['set -o pipefail', ...lines].join('\n'));
  const shell = spawn('bash', [join(folder, 'all')], { cwd: clone.folder, env: clone.env, stdio: 'ignore' });
  await once(shell, 'exit');
}

async function problemsOf({ status, shown }: Command, file: string): Promise<string[]> {
  const [code, out, err] = await Promise.all(
    ['code', 'out', 'err'].map((kind) => readFile(`${file}.${kind}`, 'utf8').catch(() => '')),
  );
  if (status !== undefined)
    return err!.includes(`error: ${status}`) ? [] : [`it was not a ${status}: ${out}${err}`];
  if (code!.trim() !== '0') return [`exit code ${code!.trim()}: ${out!.slice(0, 500)}${err!.slice(-1_000)}`];
  return shown ? unlikeShown(shown, out!) : [];
}
