/**
 * Splits states into parts whose texts have at most a million characters. PostgreSQL computes the searchable words of
 * each text, and every statement has a timeout.
 */
export function* byText<State extends object>(states: State[]): Generator<State[]> {
  let part: State[] = [];
  let length = 0;
  for (const state of states) {
    const own = textLength(state);
    if (part.length > 0 && length + own > 1_000_000) {
      yield part;
      [part, length] = [[], 0];
    }
    part.push(state);
    length += own;
  }
  if (part.length > 0) yield part;
}

function textLength(state: object): number {
  return Object.values(state).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}
