/** A part of a query: words that follow one another. */
export interface Term {
  text: string;
  /** Whether longer words that begin like the last one fit too. */
  begun: boolean;
}

/**
 * What is looked for: all words of a query, in any order; those in quotes one after the other. The last word may still be
 * in the typing, unless it is in quotes. Nothing in a query is an error.
 */
export function termsOf(query: string): Term[] {
  const parts = [...query.replaceAll(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|[^\s"]+/g)];
  const terms = parts.map(([all, quoted], index) => ({
    text: quoted ?? all,
    begun: quoted === undefined && index === parts.length - 1,
  }));
  return [...new Map(terms.map((term) => [term.text, term])).values()];
}
