import { isBlank, splitLines, trimBlanks, withoutEmphasis } from './text.ts';

/** A part of a speech. `spoken` and `lyric` are its words; the other kinds are instructions. */
export interface DialoguePart {
  kind: 'spoken' | 'lyric' | 'parenthetical' | 'note';
  /** The text without the marks of its kind; emphasis is kept. */
  text: string;
}

/**
 * Divides a speech into parts by Fountain's rules: a line in parentheses is a parenthetical, a line behind `~` a lyric,
 * `[[…]]` a note. Consecutive lines of one kind are one part.
 */
export function dialogueParts(speech: string): DialoguePart[] {
  const parts: DialoguePart[] = [];
  const add = (kind: DialoguePart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind && (kind === 'spoken' || kind === 'lyric')) last.text += `\n${text}`;
    else parts.push({ kind, text });
  };
  // Notes come first, because they may span lines.
  let at = 0;
  for (let open = speech.indexOf('[['); open >= 0; open = speech.indexOf('[[', at)) {
    const close = speech.indexOf(']]', open + 2);
    if (close < 0) break;
    addLines(speech.slice(at, open), add);
    add('note', trimBlanks(speech.slice(open + 2, close)));
    at = close + 2;
  }
  addLines(speech.slice(at), add);
  return parts;
}

function addLines(text: string, add: (kind: DialoguePart['kind'], text: string) => void): void {
  for (const line of splitLines(text)) {
    const inner = trimBlanks(line);
    if (isBlank(line)) continue;
    if (inner.startsWith('(') && inner.endsWith(')')) add('parenthetical', inner.slice(1, -1));
    else if (inner.startsWith('~')) add('lyric', trimBlanks(inner.slice(1)));
    else add('spoken', line);
  }
}

/** The spoken and sung words without emphasis, for word counts, durations and music. */
export function spokenText(speech: string): string {
  return dialogueParts(speech)
    .flatMap(({ kind, text }) => (kind === 'spoken' || kind === 'lyric' ? withoutEmphasis(text) : []))
    .join('\n');
}
