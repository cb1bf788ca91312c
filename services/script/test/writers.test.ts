import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** The files that may write the tables of a script and its history. All other files write other tables. */
const writers: Record<string, string[]> = {
  'elements.ts': ['table', 'table as typeof actions', 'scripts', 'formerElements'],
  'revision.ts': ['scripts', 'revisions'],
  'thin-history.ts': ['scripts', 'revisions', 'formerElements'],
};
const otherTables = ['paraphrases', 'versions', 'counters'];

const builders = /\.(?:insert|update|delete)\(\s*([^)]*?),?\s*\)/g;
const statements =
  /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?|COPY)\s+(?:ONLY\s+)?(?:\$\{([^}]*)\}|"?script"?\.(\S+))/gi;
/** The check cannot read SQL that is composed of other texts. */
const opaque = /sql\.raw\(|\.pool\b/g;
const rawTypesOrColumns = ['content-since.ts', 'elements.ts', 'search.ts'];

/** Returns the writes that a file must not make. */
function strayWrites(file: string, text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const allowed = new Set([...(writers[file] ?? []), ...otherTables]);
  const written = [...code.matchAll(builders), ...code.matchAll(statements)].map(
    ([statement, one, other]) => ({ statement, table: (one ?? other ?? '').trim() }),
  );
  const stray = written.filter(({ table }) => !allowed.has(table)).map(({ statement }) => statement);
  if (rawTypesOrColumns.includes(file)) return stray;
  return [...stray, ...[...code.matchAll(opaque)].map(([found]) => found)];
}

/** These calls look like a table's update but belong to a hash. */
const notTables = /\b(?:hash|createHash\([^)]*\))\.update\(/g;

test('no file goes round the functions that keep history', () => {
  const files = globSync('**/*.ts', { cwd: src });
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) =>
    strayWrites(file, readFileSync(join(src, file), 'utf8').replaceAll(notTables, '')).map(
      (statement) => `${file}: ${statement}`,
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  'await db.update(actions).set({ dual: true })',
  'await db.delete(\n    sections,\n  )',
  'await db.insert(spokenWords).values(row)',
  'await db.delete(revisions)',
  'db.update(table as typeof actions)',
  'db.execute(sql`UPDATE ${table} SET kind = 1`)',
  'db.execute(sql`\n DELETE  FROM\n ${formerElements} WHERE true`)',
  'db.execute(sql`WITH x AS (INSERT INTO ${sections} SELECT 1) SELECT 1`)',
  'db.execute(sql`update script.actions set dual = true`)',
  'db.execute(sql`UPDATE "script"."actions" SET dual = true`)',
  'db.execute(sql`MERGE INTO ${actions} USING x`)',
  'db.execute(sql`TRUNCATE ${actions}`)',
  'db.execute(sql.raw(text))',
  "database.pool.query('UPDATE actions')",
])('finds %j', (code) => {
  expect(strayWrites('sections.ts', code)).toHaveLength(1);
});

test.each([
  'await db.update(versions).set({ name })',
  '// UPDATE script.actions',
  "db.select().from(actions).for('no key update')",
])('passes %j', (code) => {
  expect(strayWrites('sections.ts', code)).toEqual([]);
});
