import { join } from 'node:path';
import { runOperator } from '../packages/operator/src/operator.ts';

process.exitCode = await runOperator(process.argv.slice(2), join(import.meta.dirname, '..'), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
});
