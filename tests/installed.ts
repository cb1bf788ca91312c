import { spawnSync } from 'node:child_process';

/** True when a program is installed; tests of a missing program are shown as skipped. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
