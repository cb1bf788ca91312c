import { join } from 'node:path';
import { startProgram } from '../packages/local-stack/src/start-program.ts';

process.exitCode = await startProgram(process.argv.slice(2), join(import.meta.dirname, '..'));
