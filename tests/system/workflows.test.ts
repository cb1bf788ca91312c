import { execFile } from 'node:child_process';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { versions } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, '.github/workflows');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  uses?: string;
  strategy?: { matrix: Record<string, string[]> };
  steps?: Step[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
}
interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const names = await readdir(folder);
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
const workflows = texts.map((text, i) => ({ name: names[i]!, text, workflow: parse(text) as Workflow }));
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8');
const exists = (file: string, mode = constants.F_OK) =>
  access(join(root, file), mode).then(
    () => true,
    () => false,
  );

test('there are workflows', () =>
  expect(names.toSorted()).toEqual(['ci.yml', 'deploy.yml', 'release.yml', 'scan.yml']));

test('an action is pinned to one commit everywhere, with its version in a comment', () => {
  const lines = texts.flatMap((text) =>
    [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, line]) => line!),
  );
  const others = lines.filter((line) => !line.startsWith('./'));
  expect(others.length).toBeGreaterThan(10);
  for (const line of others) expect(line).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const byAction = Map.groupBy(others, (line) => line.split('@')[0]);
  for (const [action, pins] of byAction) expect([action, new Set(pins).size]).toEqual([action, 1]);
});

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);
  const runs = steps.flatMap(({ run: script }) => script ?? []);

  test('has minimal permissions', () => {
    expect(workflow.permissions).toBeDefined();
    const granted = [workflow.permissions, ...jobs.map(([, job]) => job.permissions)].flatMap((some) =>
      Object.entries(some ?? {}).map(([what, how]) => `${what}: ${how}`),
    );
    const allowed = name === 'release.yml' ? ['contents: read', 'packages: write'] : ['contents: read'];
    expect(granted.filter((each) => !allowed.includes(each))).toEqual([]);
    for (const { uses, with: settings } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(settings).toEqual({ 'persist-credentials': false });
  });

  test('has a timeout and a concurrency group', () => {
    expect(workflow.concurrency?.group).toBeDefined();
    for (const [job, { uses, 'timeout-minutes': minutes }] of jobs)
      expect([job, uses !== undefined || minutes! <= 60]).toEqual([job, true]);
  });

  test('puts no foreign text into a shell', () => {
    for (const script of runs) expect(script).not.toContain('${{');
  });

  test('runs existing scripts', async () => {
    for (const script of runs) await run('bash', ['-n', '-c', script]);
    for (const [, file] of text.matchAll(/\buses: (\.\/\S+)/g))
      expect([file, await exists(file!)]).toEqual([file, true]);
    for (const [, script] of runs.join('\n').matchAll(/(?<![\w/])((?:scripts|\.ci)\/[\w-]+)/g))
      expect([script, await exists(script!, constants.X_OK)]).toEqual([script, true]);
    for (const [, command] of runs.join('\n').matchAll(/\bpnpm (?!install\b|audit\b)(?:run )?([\w:-]+)/g))
      expect([
        command,
        Object.hasOwn(scripts, command!) || (await exists(`node_modules/.bin/${command}`)),
      ]).toEqual([command, true]);
    for (const [, version] of text.matchAll(/\bpnpm@(\S+)/g)) expect(dockerfile).toContain(`pnpm@${version}`);
  });
});

test('every project of Vitest is run', async () => {
  const { workflow } = workflows.find(({ name }) => name === 'ci.yml')!;
  const config = await readFile(join(root, 'vitest.config.ts'), 'utf8');
  const projects = [...config.matchAll(/^ +name: '(\w+)'/gm)].map(([, project]) => project);
  expect(new Set(workflow.jobs['test']!.strategy!.matrix['project'])).toEqual(new Set(projects));
});

test('images are tagged by every version of the API that they serve', () => {
  const { text } = workflows.find(({ name }) => name === 'release.yml')!;
  const tags = [...text.matchAll(/value=api-(\w+)/g)].map(([, version]) => version);
  expect(tags).toEqual([...versions]);
});
