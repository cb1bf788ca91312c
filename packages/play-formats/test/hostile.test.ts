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

// Four times the text takes some four times as long; quadratic time would be sixteen times.
test.each(Object.entries(body))('%s take linear time', (_, text) => {
  for (const before of ['', 'INT. A\n\n']) {
    const quarter = processorMs(before + text.slice(0, text.length / 4));
    expect(processorMs(before + text)).toBeLessThan(Math.max(10 * quarter, 1_000));
  }
});

function processorMs(source: string): number {
  const start = process.cpuUsage();
  try {
    parseFountain(source);
  } catch (error) {
    expect(error).toBeInstanceOf(PlayFormatError);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
