import { expect, test } from 'vitest';
import { parseFountain, PlayFormatError } from '../src/index.ts';

const size = 1024 * 1024;

function fill(unit: string): string {
  return unit.repeat(Math.ceil(size / unit.length));
}

const body = {
  'notes never closed': fill('[['),
  'notes never closed, a line each': fill('[[\n#x\n'),
  'notes closed too late': `${'[[\n#x\n'.repeat(100_000)}${fill('a')}]] x`,
  'boneyards never closed': fill('/*'),
  boneyards: fill('/**/\n'),
  parentheses: `A${fill('(')}\nx`,
  'closing parentheses': `A${fill(')')}\nx`,
  extensions: `A${fill('(a)')}\nx`,
  'nested extensions': `A${fill('(')}${fill(')')}\nx`,
  hashes: fill('#'),
  'scene numbers': `.A${fill(' #1#')}`,
  'a long line of spaces': `A${fill(' ')}b\nx`,
  'tabs before an end': `> x${fill('\t')}y`,
  labels: `.${fill('ACT I. ')}`,
  dashes: `.A${fill(' - ')}`,
  speeches: fill('A\nb\n\n'),
  'empty lines in a speech': `@A\n${fill('  \n')}`,
  emphasis: `Title: ${fill('*_')}x`,
};

// Quadratic time would take minutes; the limit allows for a busy machine.
test.each(Object.entries(body))('%s take linear time', { timeout: 10_000 }, (_, text) => {
  for (const source of [text, `INT. A\n\n${text}`]) {
    const start = performance.now();
    try {
      parseFountain(source);
    } catch (error) {
      expect(error).toBeInstanceOf(PlayFormatError);
    }
    expect(performance.now() - start).toBeLessThan(4000);
  }
});
