// Builds the published package: JavaScript for Node 20 and browsers, and types without imports from this repository.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const out = join(home, 'dist');
const staged = join(out, 'src');
const generated = join(home, '../contracts/src/generated');

rmSync(out, { recursive: true, force: true });
mkdirSync(join(staged, 'generated'), { recursive: true });
cpSync(join(home, 'src'), staged, { recursive: true });
for (const name of readdirSync(generated).filter((file) => file.endsWith('.ts')))
  cpSync(join(generated, name), join(staged, 'generated', name));
replace(join(staged, 'contracts.ts'), /@fountainai\/contracts\/([\w-]+)/g, './generated/$1.ts');

const options = {
  compilerOptions: {
    noEmit: false,
    rootDir: '.',
    outDir: '..',
    target: 'es2022',
    declaration: true,
    rewriteRelativeImportExtensions: true,
    typeRoots: [join(home, '../../node_modules/@types')],
  },
  extends: join(home, '../../tsconfig.json'),
  include: ['.'],
  exclude: [],
};
writeFileSync(join(staged, 'tsconfig.json'), JSON.stringify(options));
const tsc = join(home, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', staged], { stdio: 'inherit' });
rmSync(staged, { recursive: true });
for (const name of readdirSync(out, { encoding: 'utf8', recursive: true }).filter((file) =>
  file.endsWith('.d.ts'),
))
  replace(join(out, name), /((?:from |import\()["']\.[^"']*)\.ts(?=["'])/g, '$1.js');

function replace(file: string, what: RegExp, by: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(what, by));
}
