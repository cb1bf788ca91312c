import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listeners, type Ports } from '@fountainai/home';
import { freePorts } from '../free-ports.ts';

const root = new URL('../..', import.meta.url).pathname;
const bash = (script: string) =>
  promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: root });

/** A fresh copy of this clone, in the state after `pnpm start`. */
export interface Clone {
  folder: string;
  ports: Ports;
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export async function startClone(): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-docs-'));
  // Tracked and untracked files of git, and installed packages, which are not changed in place (except pnpm's state).
  await bash(`
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t '${folder}'
    find . -name node_modules -prune -not -path './.git/*' | while read -r modules; do
      cp -al "$modules" '${folder}'/"$(dirname "$modules")"/ 2> /dev/null || cp -a "$modules" '${folder}'/"$(dirname "$modules")"/
    done
    for state in '${folder}'/node_modules/.*.{yaml,json} '${folder}'/node_modules/.pnpm/lock.yaml; do
      [ ! -f "$state" ] || { cp "$state" "$state.own"; mv "$state.own" "$state"; }
    done`);
  await bash(`cd '${folder}' && git init -q && git add -A`);
  const ports = await freePorts();
  const variables = listeners.map(({ name, portVariable }) => [portVariable, String(ports[name])]);
  const { FOUNTAIN_HOME: _home, ...outside } = process.env;
  const env = {
    ...outside,
    ...Object.fromEntries(variables),
    PATH: `${await programs(folder)}:${outside.PATH}`,
    FOUNTAIN_VOLUMES: join(folder, 'volumes'),
    // The copy is complete.
    pnpm_config_verify_deps_before_run: 'false',
  };
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const read = (part: unknown) => {
      output += String(part);
      if (output.includes('Ctrl-C stops everything')) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    void ended.then(() => reject(new Error(`pnpm start did not come up:\n${output}`)));
  });
  return {
    folder,
    ports,
    env,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A curl that fails for HTTP errors, and the operator's volumes with this clone's keys. */
async function programs(folder: string): Promise<string> {
  const { stdout: curl } = await bash('command -v curl');
  const bin = join(folder, '.fountain-docs');
  await mkdir(bin);
  await writeFile(
    join(bin, 'curl'),
    `#!/bin/sh\nexec ${curl.trim()} --silent --show-error --fail-with-body "$@"\n`,
  );
  await chmod(join(bin, 'curl'), 0o755);
  await mkdir(join(folder, 'volumes'));
  await symlink(join(folder, '.fountain'), join(folder, 'volumes/operator'));
  return bin;
}
