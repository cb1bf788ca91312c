import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listOperations, loadContract, modelDocument, serviceNames } from '@fountainai/contracts';
import { serviceNamed } from '@fountainai/home';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const names = [
  'README.md',
  ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];
const read = (name: string) => readFile(join(root, name), 'utf8');

test.each(names)('the links of %s have targets', async (name) => {
  const links = [...(await read(name)).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
  const isThere = await Promise.all(
    links.map((link) =>
      access(join(root, dirname(name), link)).then(
        () => true,
        () => false,
      ),
    ),
  );
  expect(links.filter((_, i) => !isThere[i])).toEqual([]);
});

test('every guide is in the index', async () => {
  const index = await read('docs/README.md');
  for (const name of names.filter((each) => each.startsWith('docs/') && each !== 'docs/README.md'))
    expect(index).toContain(`](${name.slice('docs/'.length)})`);
});

test('the guide has the right operations and sizes of the documents for GPTs', async () => {
  const guide = await read('docs/gpt-actions.md');
  const documents = serviceNames.map((name) => ({
    host: serviceNamed(name).publicHost,
    document: modelDocument(loadContract(name).document, 'v2'),
  }));
  const rows = [...guide.matchAll(/`https:\/\/(\S+)\/v2\/gpt\.json` *\| (\d+) /g)].map(([, host, count]) => [
    host,
    Number(count),
  ]);
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(documents.map(({ host, document }) => [host, listOperations(document).length])),
  );
  const largest = Math.max(...documents.map(({ document }) => JSON.stringify(document).length));
  expect(guide).toContain(`at most ${Math.ceil(largest / 1_000)} kB`);
});
