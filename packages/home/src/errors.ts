/** The text of a thrown value. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node puts the reasons of a connection that failed over every address into a list and leaves the message empty.
  if (error.message === '' && error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error.message;
}

/** The code of a system error (`ENOENT`) or a PostgreSQL error (`28P01`), '' when it has none. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What a program that failed wrote to its standard error, else the error's own text. */
export function stderrOf(error: unknown): string {
  const stderr: unknown = error instanceof Error && 'stderr' in error ? error.stderr : undefined;
  return typeof stderr === 'string' && stderr.trim() !== '' ? stderr.trim() : messageOf(error);
}
