// Turns openapi/*.yaml into packages/contracts/src/generated. With --check it writes nothing and fails when that is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contractProblems, serviceNames, type Document } from '@fountainai/contracts';
import { renderTypes } from '@fountainai/openapi-types';
import { parse } from 'yaml';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const specs = new URL('../openapi/', import.meta.url);
const generated = new URL('../packages/contracts/src/generated/', import.meta.url);
const complaints: string[] = [];

for (const name of serviceNames) {
  const document = parse(readFileSync(new URL(`${name}.yaml`, specs), 'utf8')) as Document;
  complaints.push(...contractProblems(document).map((problem) => `openapi/${name}.yaml: ${problem}`));
  write(`${name}.json`, `${JSON.stringify(document, null, 1)}\n`);
  write(
    `${name}.ts`,
    `// Generated from openapi/${name}.yaml by \`pnpm generate\`.\n\n${await renderTypes(document)}`,
  );
}

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(values.check ? 'Contracts are fresh.' : 'Contracts are generated.');

function write(file: string, content: string): void {
  const url = new URL(file, generated);
  if (existsSync(url) && readFileSync(url, 'utf8') === content) return;
  if (values.check) complaints.push(`packages/contracts/src/generated/${file} is stale: run pnpm generate`);
  else writeFileSync(url, content);
}
