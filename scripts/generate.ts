// Generates the files of packages/contracts and packages/client from openapi/*.yaml. With --check it writes nothing
// and fails when they are stale.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from '@fountainai/contracts/bundle';
import { contractProblems, serviceNames, serviceTable, type Document } from '@fountainai/contracts';
import { renderTypes } from '@fountainai/openapi-types';
import { parse } from 'yaml';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = new URL('../', import.meta.url);
const generated = 'packages/contracts/src/generated/';
const written = new Set<string>();
const complaints: string[] = [];

for (const name of serviceNames) {
  const yaml = bundle(readSpec(name), readSpec('common'));
  const document = parse(yaml) as Document;
  complaints.push(...contractProblems(document).map((problem) => `openapi/${name}.yaml: ${problem}`));
  write(
    `${generated}${name}.yaml`,
    `# Generated from openapi/${name}.yaml and openapi/common.yaml by \`pnpm generate\`.\n${yaml}`,
  );
  write(`${generated}${name}.json`, `${JSON.stringify(document, null, 1)}\n`);
  write(
    `${generated}${name}.ts`,
    `// Generated from openapi/${name}.yaml by \`pnpm generate\`.\n\n${await renderTypes(document)}`,
  );
}

const byName = 'Generated from packages/contracts/src/services.json by `pnpm generate`.';
const each = (line: (name: (typeof serviceNames)[number], key: string) => string) =>
  serviceNames
    .map(
      (name) =>
        `  ${line(
          name,
          name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        )}\n`,
    )
    .join('');
write(
  `${generated}all.ts`,
  `// ${byName}

/** The paths of every service, as its spec has them. */
export interface Paths {
${each((name, key) => `${key}: import('./${name}.ts').paths;`)}}

/** The operations of every service, by its name in the list. */
export interface ServiceOperations {
${each((name) => `'${name}': import('./${name}.ts').operations;`)}}

/** The named types of every service: \`Schemas['script']['SectionV2']\`. */
export interface Schemas {
${each((name, key) => `${key}: import('./${name}.ts').components['schemas'];`)}}
`,
);
write(
  'packages/client/src/hosts.ts',
  `// ${byName}

/** The first part of every service's host name. */
export const hosts = {
${each((name, key) => `${key}: '${serviceTable[name].host}',`)}};
`,
);
for (const file of readdirSync(new URL(generated, root)).filter((name) => !written.has(generated + name)))
  remove(generated + file);

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(values.check ? 'Contracts are fresh.' : 'Contracts are generated.');

function readSpec(name: string): string {
  return readFileSync(new URL(`openapi/${name}.yaml`, root), 'utf8');
}

function write(path: string, content: string): void {
  written.add(path);
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === content) return;
  if (values.check) complaints.push(`${path} is stale: run pnpm generate`);
  else writeFileSync(url, content);
}

/** Removes a generated file of a removed service. */
function remove(path: string): void {
  if (values.check) complaints.push(`${path} belongs to no service: run pnpm generate`);
  else rmSync(new URL(path, root));
}
