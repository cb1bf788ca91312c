import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Lint {
  problems: { message: string; location: { pointer?: string; start?: { line: number } }[] }[];
}

/** Runs `pnpm lint:openapi` on one spec; returns one sentence for each problem, with its line. */
export async function lintProblems(root: string, path: string): Promise<string[]> {
  const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const args = [redocly, 'lint', '--config', 'redocly.yaml', '--format=json', path];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env }).catch(
    (failed: Error & { stdout?: string; code?: number | string }) => {
      if (failed.code === 1 && failed.stdout) return { stdout: failed.stdout };
      throw failed;
    },
  );
  return (JSON.parse(stdout) as Lint).problems.map(({ message, location: [where] }) =>
    `${path}${where?.start ? `:${where.start.line}` : ''}: ${message}${where?.pointer ? ` (${where.pointer})` : ''}`.replaceAll(
      /\s+/g,
      ' ',
    ),
  );
}
