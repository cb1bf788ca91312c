import { expect, test } from 'vitest';
import { parseFountain, PlayFormatError } from '../src/index.ts';

function refusal(text: string): PlayFormatError {
  try {
    parseFountain(text);
  } catch (error) {
    if (error instanceof PlayFormatError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

test.each([
  ['', 1, /empty/],
  [' \n\t\r\n\u2028', 1, /empty/],
  ['\n{ "title": "X" }', 2, /JSON/],
  ['[{"a": 1}]', 1, /JSON/],
  ['<!DOCTYPE HTML>\n<HTML>', 1, /HTML/],
  ['<?xml version="1.0"?>\n<FinalDraft>', 1, /Final Draft/],
  ['<TEI>\nX', 1, /XML/],
  ['{\\rtf1\\ansi\nHELLO', 1, /RTF/],
  ['%PDF-1.7\n%\u0000', 1, /PDF/],
  ['NAME,LINE\nROMEO,"Ay me"\nJULIET,O', 1, /table/],
  ['Once upon a time there was a play.\n\nIt had no cues.', 1, /prose/],
  ['Remember: milk\n\nThen go home.', 1, /prose/],
  ['/* INT. A */\n\nwords', 1, /prose/],
  ['INT. A\n\nDAN\nHel\u0000lo', 4, /Line 4 .*U\+0000.*UTF-8/],
  ['INT. A\n\n\u001b[0m', 3, /U\+001B/],
])('%j', (text, line, message) => {
  const error = refusal(text);
  expect(error.name).toBe('PlayFormatError');
  expect(error.line).toBe(line);
  expect(error.message).toMatch(message);
});

test.each(['Title: Untitled', '# Act', 'INT. A', 'DAN\nHello, all, of, you', '@Dan, Jr,\nHello, you,'])(
  'one mark is enough: %j',
  (text) => {
    expect(() => parseFountain(text)).not.toThrow();
  },
);
