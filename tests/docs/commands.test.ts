import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clone, startClone } from './clone.ts';
import { commandsIn } from './commands-in.ts';
import { failuresIn } from './run-commands.ts';

const root = new URL('../..', import.meta.url).pathname;
const guides = (await readdir(join(root, 'docs')))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const read = (name: string) => readFile(join(root, name), 'utf8');

let clone: Clone;
beforeAll(async () => {
  clone = await startClone();
  // One of the earlier services, for migrate-sqlite.
  const old = new DatabaseSync(join(clone.folder, 'old.sqlite'));
  old.exec('CREATE TABLE characters (id INTEGER PRIMARY KEY, name TEXT, description TEXT)');
  old.exec("INSERT INTO characters VALUES (1, 'JULIET', 'a Capulet')");
  old.close();
});
afterAll(async () => clone?.stop());

test.each(['README.md', ...guides])(
  'every command in %s works',
  async (name) => {
    expect(await failuresIn(await read(name), clone)).toEqual([]);
  },
  120_000,
);

describe('detects a wrong command', () => {
  const wrong: Record<string, string> = {
    'a program that is not there': 'no-such-program',
    'a path that is not served': 'curl http://script.localhost:8000/v9/scripts',
    'a call that is refused': 'curl http://scriptmanagement.localhost:8000/v1/scripts',
    'in the middle of a pipe': 'curl http://scriptmanagement.localhost:8000/v1/scripts | cat',
    'another status than the one that is told':
      'curl http://scriptmanagement.localhost:8000/v1/scripts # 404: so it is said',
    'a subcommand': 'pnpm fountain dance',
    'a script of package.json': 'pnpm no-such-script',
    'a script that is not run': 'npx -y -p node@24 -p pnpm@12 -- pnpm sart',
    'a file of Compose': 'docker compose -f no-such.yml up -d',
    'a service of Compose': 'docker compose restart no-such-service',
    'a word of Compose': 'docker compose dance',
    "an operator's command": 'docker compose run --rm -T init token dance',
    'an option': 'scripts/deploy --fast 1.2.3',
    'tests that are not there': 'pnpm vitest run --project services services/no-such-service',
  };
  test.each(Object.entries(wrong))('%s', async (_, command) => {
    expect(await failuresIn(`\`\`\`sh\n${command}\n\`\`\`\n`, clone)).toEqual([
      expect.stringContaining(command),
    ]);
  });

  test('an answer with another shape than shown', async () => {
    const markdown = (language: string, shown: string, command: string) =>
      `\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`${language}\n${shown}\n\`\`\`\n`;
    expect(
      await failuresIn(markdown('json', '{ "a": [{ "b": 1 }] }', `echo '{"a":[{"b":2}]}'`), clone),
    ).toEqual([]);
    expect(
      await failuresIn(markdown('json', '{ "a": [{ "c": 1 }] }', `echo '{"a":[{"b":2}]}'`), clone),
    ).toHaveLength(1);
    expect(await failuresIn(markdown('text', 'script 12 …', 'echo script 7 done'), clone)).toEqual([]);
    expect(await failuresIn(markdown('text', 'script 12 …', 'echo no'), clone)).toHaveLength(1);
  });
});

test('commands span lines, and keep variables of earlier ones', () => {
  const block = "A=1\ncurl \\\n  -d '{\n}' x # 409: no\n# nothing\n\ncat <<E\nline\nE\n";
  expect(commandsIn(`\`\`\`sh\n${block}\`\`\`\n`).map(({ text, status }) => [text, status])).toEqual([
    ['A=1', undefined],
    ["curl \\\n  -d '{\n}' x # 409: no", 409],
    ['cat <<E\nline\nE', undefined],
  ]);
});
