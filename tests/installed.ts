import { spawnSync } from 'node:child_process';

/** Whether a program is there; tests that need one that is not are shown as skipped. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
