// Lists sentences in documents and comments that name no subject ("What is left out …") or have too many words: `pnpm
// check:english [FILE...]`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const mostWords = 40;
const riddle = /^(?:What|Who|Whoever|Whatever|Nobody|Of what|To whom|Whose) [a-z]/;
const given = process.argv.slice(2);
const kinds = ['*.md', '*.ts', '*.yaml', '*.yml', '.github/**/*.yml'];
const excluded = ['samples/', 'packages/contracts/src/generated/', 'pnpm-lock.yaml', 'CHANGELOG.md'];
const files =
  given.length > 0
    ? given
    : execFileSync('git', ['ls-files', ...kinds], { encoding: 'utf8' })
        .trim()
        .split('\n');

let count = 0;
for (const file of files.filter((name) => !excluded.some((part) => name.startsWith(part)))) {
  for (const { line, text } of paragraphs(file)) {
    for (const sentence of sentences(text)) {
      const words = sentence.split(/\s+/).length;
      const fault =
        riddle.test(sentence) && !sentence.endsWith('?')
          ? 'names no subject'
          : words > mostWords
            ? `has ${words} words`
            : '';
      if (!fault) continue;
      count++;
      console.log(`${file}:${line} ${fault}: ${sentence.slice(0, 110)}`);
    }
  }
}
console.log(
  count === 0 ? 'The English is plain.' : `${count} sentences to write anew; CONTRIBUTING.md has the rule.`,
);
if (count > 0) process.exitCode = 1;

/** Returns the paragraphs of a file's prose, each with its first line number. */
function paragraphs(file: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open: { line: number; text: string } | undefined;
  let isCode = false;
  const prose = file.endsWith('.md') ? markdown : file.endsWith('.ts') ? comment : yamlText;
  for (const [i, raw] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (file.endsWith('.md') && raw.trimStart().startsWith('```')) isCode = !isCode;
    const text = isCode ? null : prose(raw);
    if (text === null || text.text === '' || text.begins) open = undefined;
    if (text === null || text.text === '') continue;
    if (open) open.text += ` ${text.text}`;
    else found.push((open = { line: i + 1, text: text.text }));
  }
  return found;
}

type Prose = { text: string; begins: boolean } | null;

function markdown(line: string): Prose {
  const text = line.trim();
  if (/^[|#<]/.test(text)) return null;
  const item = /^(?:[-*]|\d+\.) +(.*)$/.exec(text);
  return { text: (item?.[1] ?? text).replaceAll(/[*_`]/g, ''), begins: item !== null };
}

function comment(line: string): Prose {
  const found = /^\s*(?:\/\/|\/\*\*?|\*(?!\/))\s?(.*?)(?:\*\/)?$/.exec(line) ?? /\S\s+\/\/ (.*)$/.exec(line);
  if (!found) return null;
  const text = found[1]!.trim();
  if (/^(?:oxlint|eslint|#region|@ts-)/.test(text)) return null;
  return {
    text: text.replace(/^@\w+ (?:\{[^}]*\} )?(?:\w+ )?/, '').replaceAll('`', ''),
    begins: text.startsWith('@') || /^[-*] /.test(text),
  };
}

function yamlText(line: string): Prose {
  const found = /^\s*# (.*)$/.exec(line) ?? /^\s*(?:- \{?)?(?:description|summary): (?!>|\|)(.*)$/.exec(line);
  return found
    ? { text: found[1]!.replaceAll(/^['"]|['"]$/g, ''), begins: !line.trimStart().startsWith('#') }
    : null;
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.?!:;]["”’)]?) +(?=[A-Z“"([])/);
}
