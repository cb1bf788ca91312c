import { expect, test } from 'vitest';
import { describeError } from '../src/observe/error-text.ts';

const secret = 'But soft, what light through yonder window breaks';
class QueryError extends Error {
  query: string;
  constructor(query: string, parameters: string[], cause: Error) {
    super(`Failed query: ${query}\nparams: ${parameters.join()}`, { cause });
    this.query = query;
  }
}
const ofPostgres = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['22P02', `invalid input syntax for type integer: "${secret}"`],
  ['22001', `value too long: ${secret}`],
])('the log omits texts of a failed query: %s', (code, message) => {
  const error = new QueryError(
    'insert into "spoken_words" values ($1)',
    [`a\n    at ${secret}`, secret],
    ofPostgres(code, message),
  );
  const written = JSON.stringify(describeError(new Error('Something failed', { cause: error })));
  expect(written).not.toContain('soft');
  expect(written).toContain('insert into');
  expect(written).toContain(code);
  expect(written).toContain('error-text.test.ts:');
});

test('an error without texts keeps its message', () => {
  const { type, message } = describeError(ofPostgres('42P01', 'relation "scripts" does not exist'));
  expect({ type, message }).toEqual({ type: 'Error', message: 'relation "scripts" does not exist' });
});

test('circular and long cause chains end', () => {
  const error = new Error('🎭'.repeat(10_000));
  error.cause = error;
  const { message, stack } = describeError(error);
  expect([message.isWellFormed(), stack.isWellFormed()]).toEqual([true, true]);
  expect(message.length).toBeLessThan(5_000);
});
