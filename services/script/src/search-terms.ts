/** A part of a query: one word or consecutive words. */
export interface Term {
  text: string;
  /** Whether the last word also matches longer words with the same beginning. */
  begun: boolean;
}

/**
 * Splits a query into terms. A text matches with all words, in any order; quoted words match consecutively. The last
 * word may be incomplete unless it is quoted. Every query is valid.
 */
export function termsOf(query: string): Term[] {
  const parts = [...query.replaceAll(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|[^\s"]+/g)];
  const terms = parts.map(([all, quoted], index) => ({
    text: quoted ?? all,
    begun: quoted === undefined && index === parts.length - 1,
  }));
  return [...new Map(terms.map((term) => [term.text, term])).values()];
}
