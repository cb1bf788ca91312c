import { snakeName, type NewService } from '../new-service.ts';
import { tableName } from './tables-file.ts';
import type { Table } from './tables.ts';
import { snakeCase } from './words.ts';

/** Generates a service's README.md: its purpose, tables and commands. */
export function readmeFile({ name, port, document: { info } }: NewService, tables: Table[]): string {
  return `# ${name}

${inLines([`The ${info.title}.`, info.description, `Its contract is \`openapi/${name}.yaml\`.`, unwritten])}

## Tables, in the schema \`${snakeName(name)}\`

| table | key | holds |
| --- | --- | --- |
${tables.map(rowOf).join('')}| \`idempotency_keys\` | \`workspace_id, subject, operation, key\` | answers of the last 24 hours |

The migration step puts row level security on every table.

## Run it

\`\`\`sh
pnpm exec vitest run --project services services/${name}   # the tests, with a PostgreSQL of their own
pnpm --filter @fountainai/${name} start                     # port ${port}; says which variables are missing
pnpm --filter @fountainai/${name} migration                 # writes a migration after a change of src/tables.ts
\`\`\`
`;
}

const unwritten = 'An operation that is not written yet answers 501, with the code `not_implemented`.';

/** Wraps one paragraph to the line length of the other READMEs. */
function inLines(sentences: (string | undefined)[]): string {
  const words = sentences.filter(Boolean).join(' ').split(/\s+/);
  const lines = [''];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > 120) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}

function rowOf(table: Table): string {
  const fields = [...table.columns.map(({ field }) => field), 'version', 'times'];
  return `| \`${tableName(table)}\` | \`workspace_id, ${snakeCase(table.id.field)}\` | ${fields.join(', ')} |\n`;
}
