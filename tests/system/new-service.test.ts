import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNewService } from '../../packages/new-service/src/program.ts';
import { cloneHere, linkedSteps } from '../../packages/new-service/test/clone.ts';

let root: string;
let spec: string;

beforeAll(async () => {
  root = cloneHere();
  copyFileSync(join(root, 'docs/examples/props.yaml'), join(root, 'openapi/props.yaml'));
  let said = '';
  const say = (text: string) => void (said += text);
  const code = await runNewService(['openapi/props.yaml'], {
    root,
    out: say,
    err: say,
    steps: linkedSteps('props'),
  });
  expect([code, said]).toEqual([0, expect.stringContaining('services/props/src/v2.ts')]);
  spec = readFileSync(join(root, 'openapi/props.yaml'), 'utf8');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs a program that is installed, without what this test run has put into the environment. */
async function run(program: string, ...args: string[]) {
  const { PATH, HOME, TEST_POSTGRES } = process.env;
  const options = { cwd: root, env: { PATH, HOME, TEST_POSTGRES }, maxBuffer: 2 ** 26 };
  return promisify(execFile)(process.execPath, [join('node_modules', program), ...args], options).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

interface Result {
  fullName: string;
  status: string;
  failureMessages: string[];
}

/** Runs tests of the clone. @returns what became of each, by the file that it is in */
async function vitest(...files: string[]): Promise<Record<string, Result[]>> {
  const outputFile = join(root, 'node_modules/report.json');
  const projects = ['--project', 'packages', '--project', 'services'];
  await run(
    'vitest/vitest.mjs',
    'run',
    '--reporter=json',
    `--outputFile=${outputFile}`,
    ...projects,
    ...files,
  );
  const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as {
    testResults: { name: string; assertionResults: Result[] }[];
  };
  return Object.fromEntries(
    testResults.map(({ name, assertionResults }) => [relative(root, name), assertionResults]),
  );
}

describe('a generated service', { timeout: 180_000 }, () => {
  test('compiles, and is formatted', async () => {
    expect(await run('typescript/bin/tsc')).toEqual({ code: 0, stdout: '' });
    expect(await run('oxfmt/bin/oxfmt', '--check')).toMatchObject({ code: 0 });
  });

  describe('when its tests and those that are asked of all services are run', () => {
    const asked = [
      'new-service/test/shape',
      'contracts/test/specs',
      'contracts/test/frozen-v1',
      'local-gateway/test/kong-file',
      'local-gateway/test/combined-host',
      'operator/test/compose-file',
      'home/test/ports',
    ].map((file) => `packages/${file}.test.ts`);
    const own = ['services/props/test/v1.test.ts', 'services/props/test/v2.test.ts'];
    let results: Record<string, Result[]>;
    beforeAll(async () => {
      results = await vitest(...asked, ...own);
      expect(Object.keys(results).toSorted()).toEqual([...asked, ...own].toSorted());
    });

    test.each(asked)('passes %s', (file) => {
      const failed = results[file]!.filter(({ status }) => status !== 'passed');
      expect(failed.map(({ fullName, failureMessages }) => [fullName, failureMessages])).toEqual([]);
      expect(results[file]).not.toHaveLength(0);
    });

    test.each(own)('fails %s: every operation answers 501 and says that it is not written', (file) => {
      const version = file.includes('v1') ? 'V1' : 'V2';
      const operations = spec.match(new RegExp(`operationId: \\w+${version}`, 'g'));
      expect(results[file]!.map(({ status }) => status)).toEqual(operations!.map(() => 'failed'));
      for (const { fullName, failureMessages } of results[file]!) {
        const [operationId] = fullName.split(' ');
        expect(failureMessages[0]).toContain('"status":501,"code":"not_implemented"');
        expect(failureMessages[0]).toContain(`"detail":"${operationId} is not written yet`);
      }
    });
  });
});
