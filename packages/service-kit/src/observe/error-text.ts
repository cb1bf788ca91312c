import { shorten } from '@fountainai/contracts';

const longestText = 2_000;

/** Describes an error for the log, without the values of a failed query, which hold texts of plays. */
export function describeError(error: Error): { type: string; message: string; stack: string } {
  const chain = [...causes(error)];
  const message = shorten(chain.map(sentence).join(': '), longestText);
  const frames = chain.map((each) => [sentence(each), ...framesOf(each)].join('\n'));
  return { type: error.name, message, stack: shorten(frames.join('\ncaused by: '), longestText) };
}

function* causes(error: unknown): Generator<Error> {
  const seen = new Set<unknown>();
  for (let each = error; each instanceof Error && !seen.has(each); each = each.cause) {
    seen.add(each);
    yield each;
  }
}

/** PostgreSQL quotes the rejected value (class 22), and Drizzle adds the parameters to the message. */
function sentence(error: Error): string {
  const { query, code } = error as { query?: unknown; code?: unknown };
  if (typeof query === 'string') return `Failed query: ${shorten(query, longestText / 2)}`;
  if (typeof code === 'string' && /^22.../.test(code)) return `PostgreSQL could not take a value (${code})`;
  return error.message;
}

const framesOf = ({ stack = '' }: Error): string[] =>
  stack.split('\n').filter((line) => /^ {4}at .*[:)\d]$/.test(line));
