import { spawnSync } from 'node:child_process';

export interface Command {
  text: string;
  /** The status in a comment beside it: `# 409: read again`. */
  status?: number | undefined;
  /** The answer that the document shows. */
  shown?: { language: string; text: string } | undefined;
}

const fence = /^```(\w*)\n([^]*?)^```$/gm;

/** The commands of all ```sh blocks of a document, in order. */
export function commandsIn(markdown: string): Command[] {
  const blocks = [...markdown.matchAll(fence)];
  return blocks.flatMap((block, i) => {
    if (block[1] !== 'sh') return [];
    const commands = split(block[2]!).map((text): Command => ({ text, status: statusIn(text) }));
    const next = blocks[i + 1];
    const between = next && markdown.slice(block.index + block[0].length, next.index);
    if (between?.trim() === '' && /^(json|text)$/.test(next![1]!))
      commands.at(-1)!.shown = { language: next![1]!, text: next![2]! };
    return commands;
  });
}

function statusIn(text: string): number | undefined {
  const [, status] = /\s# (4\d\d)\b/.exec(text) ?? [];
  return status === undefined ? undefined : Number(status);
}

/** Groups lines into commands: bash decides when a command is complete. */
function split(block: string): string[] {
  const commands: string[] = [];
  let begun = '';
  for (const line of block.split('\n')) {
    begun += begun === '' ? line : `\n${line}`;
    if (!isWhole(begun)) continue;
    if (!/^\s*(#.*)?$/.test(begun)) commands.push(begun);
    begun = '';
  }
  if (begun !== '') commands.push(begun);
  return commands;
}

function isWhole(text: string): boolean {
  if (text.endsWith('\\')) return false;
  const { status, stderr } = spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' });
  return status === 0 && stderr === '';
}
