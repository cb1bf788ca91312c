import { join } from 'node:path';
import { runFountain } from '../packages/cli/src/fountain.ts';
import { homeOf } from '../packages/home/src/home.ts';

process.exitCode = await runFountain(process.argv.slice(2), {
  home: homeOf(join(import.meta.dirname, '..'), process.env),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
});
