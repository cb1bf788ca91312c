import type { NewService } from '../new-service.ts';

const rowOf = (name: string) => `| [${name}](services/${name}/README.md)`;

/** Adds the service to the table in README.md. */
export function addToReadme(text: string, { name, host, port, document }: NewService): string {
  if (text.includes(rowOf(name))) return text;
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => /^\| \[[\w-]+\]\(services\//.test(line));
  const title = document.info.title.replaceAll('|', '/');
  lines.splice(last + 1, 0, `${rowOf(name)} | \`${host}.localhost:8000/docs\` | \`:${port}\` | ${title} |`);
  return lines.join('\n');
}

/** Removes the service from README.md. */
export const removeFromReadme = (text: string, name: string) =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(rowOf(name)))
    .join('\n');
