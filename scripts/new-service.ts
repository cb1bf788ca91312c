import { join } from 'node:path';
import { runNewService } from '../packages/new-service/src/program.ts';

process.exitCode = await runNewService(process.argv.slice(2), {
  root: join(import.meta.dirname, '..'),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
