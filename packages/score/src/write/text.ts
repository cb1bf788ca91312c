// C0 and C1 controls, the noncharacters U+FFFE and U+FFFF, which XML forbids; and what turns the direction of all that follows.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]+/g;
const turning = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

/** A text that is safe in any file: no control characters, no marks of direction, no lone surrogates. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(turning, '').replace(unprintable, ' ').trim();
}
