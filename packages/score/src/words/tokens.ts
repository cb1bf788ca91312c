import type { Language } from './language.ts';

/** A word between spaces or marks, with the index of its line. */
export interface Token {
  text: string;
  line: number;
  spaceAfter: boolean;
}

const lineEnd = /\r\n|[\n\v\f\r\u2028\u2029]/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Words of one consonant, sung on the syllable of their neighbour: Russian, Polish, Czech. */
const leaning: Partial<Record<Language, { onNext: RegExp; onLast: RegExp }>> = {
  ru: { onNext: /^[("«„]*[вкс]$/iu, onLast: /^[бжл]ь?(?!\p{L})/iu },
  other: { onNext: /^[wzvsk]$/iu, onLast: /^(?!)/u },
};

/** Breaks without a space: after a dash, and after the marks of scripts that have no spaces. */
const innerEnd = /(?<=(?:[。｡！？，､、；：…⋯]|[—―]|--)["'”’»」』）)]*)(?=[\p{L}\p{N}])/u;

/**
 * The words of a speech. Joined, with a space after each that has one, they equal the speech with each run of white
 * space made one space. A token without a letter or digit joins the word before it, or the first word.
 */
export function tokensOf(text: string, language: Language): Token[] {
  return spacedTokens(text, language).flatMap(({ text: spaced, line }) => {
    const parts = spaced.split(innerEnd).filter((part) => part !== '');
    // A dash at the beginning stays with its word.
    const wordless = parts.length > 1 && !letterOrDigit.test(parts[0]!) ? parts.shift()! : '';
    return parts.map((part, i) => ({
      text: i === 0 ? wordless + part : part,
      line,
      spaceAfter: i === parts.length - 1,
    }));
  });
}

function spacedTokens(text: string, language: Language): Omit<Token, 'spaceAfter'>[] {
  const { onNext, onLast } = leaning[language] ?? {};
  const tokens: Omit<Token, 'spaceAfter'>[] = [];
  let open = false;
  text.split(lineEnd).forEach((content, line) => {
    for (const piece of content.split(/\s+/).filter((part) => part !== '')) {
      const last = tokens.at(-1);
      const attached = open || !letterOrDigit.test(piece) || (last?.line === line && onLast?.test(piece));
      if (last && attached) last.text += ` ${piece}`;
      else tokens.push({ text: piece, line });
      open = !letterOrDigit.test(tokens.at(-1)!.text) || (onNext?.test(piece) ?? false);
      if (open) tokens.at(-1)!.line = line;
    }
    // A proclitic at the end of a line stays a word of its own.
    if (tokens.length > 0 && letterOrDigit.test(tokens.at(-1)!.text)) open = false;
  });
  return tokens;
}
