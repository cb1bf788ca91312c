import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isInstalled } from '../installed.ts';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const cwd = `${root}observability/prometheus`;

interface Rules {
  groups: { rules: { alert: string }[] }[];
}
interface RuleTests {
  tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
}
const alerts = async (): Promise<string[]> =>
  (parse(await readFile(`${cwd}/alerts.yml`, 'utf8')) as Rules).groups.flatMap(({ rules }) =>
    rules.map(({ alert }) => alert),
  );

test('every alert has an explanation, and every explanation an alert', async () => {
  const text = await readFile(`${root}docs/alerts.md`, 'utf8');
  const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(sections).toEqual(await alerts());
});

test('every alert fires in a test of its rule', async () => {
  const { tests } = parse(await readFile(`${cwd}/alerts.test.yml`, 'utf8')) as RuleTests;
  const fired = tests.flatMap(({ alert_rule_test: cases }) =>
    cases.filter(({ exp_alerts: expected }) => expected.length > 0).map(({ alertname }) => alertname),
  );
  expect([...new Set(fired)].toSorted()).toEqual((await alerts()).toSorted());
});

test.skipIf(!isInstalled('promtool'))(
  'promtool accepts the configuration and the rules fire as tested',
  async () => {
    await run('promtool', ['check', 'config', 'prometheus.yml'], { cwd });
    const { stdout } = await run('promtool', ['test', 'rules', 'alerts.test.yml'], { cwd });
    expect(stdout).toContain('SUCCESS');
  },
);
