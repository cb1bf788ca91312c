/** Returns the text of a thrown value. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // When a connection failed over every address, Node lists the reasons in `errors` and leaves the message empty.
  if (error.message === '' && error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error.message;
}

/** Returns the code of a system error (`ENOENT`) or a PostgreSQL error (`28P01`), or ''. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Returns the standard error of a failed program, or else the error's own text. */
export function stderrOf(error: unknown): string {
  const stderr: unknown = error instanceof Error && 'stderr' in error ? error.stderr : undefined;
  return typeof stderr === 'string' && stderr.trim() !== '' ? stderr.trim() : messageOf(error);
}
