import type { Language } from './language.ts';

/** A word as it stands between spaces or marks, and the line it stands on. */
export interface Token {
  text: string;
  line: number;
  spaceAfter: boolean;
}

const lineEnd = /\r\n|[\n\v\f\r\u2028\u2029]/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Words of one consonant, which are sung on the syllable of their neighbour: Russian, Polish, Czech. */
const leaning: Partial<Record<Language, { onNext: RegExp; onLast: RegExp }>> = {
  ru: { onNext: /^[("«„]*[вкс]$/iu, onLast: /^[бжл]ь?(?!\p{L})/iu },
  other: { onNext: /^[wzvsk]$/iu, onLast: /^(?!)/u },
};

/** Where a phrase ends although no space says so: after a dash, and after the marks of scripts that have no spaces. */
const innerEnd = /(?<=(?:[。｡！？，､、；：…⋯]|[—―]|--)["'”’»」』）)]*)(?=[\p{L}\p{N}])/u;

/**
 * A speech's words. With a space after each that has one, they are the speech with every run of white space made one
 * space. What has no letter or digit belongs to the word before it, or to the first word.
 */
export function tokensOf(text: string, language: Language): Token[] {
  return spacedTokens(text, language).flatMap(({ text: spaced, line }) => {
    const parts = spaced.split(innerEnd).filter((part) => part !== '');
    // What begins with a dash is not parted from it.
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
    // A word that leans on the next one stands alone at the end of a line.
    if (tokens.length > 0 && letterOrDigit.test(tokens.at(-1)!.text)) open = false;
  });
  return tokens;
}
