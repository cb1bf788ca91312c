/** The text is not in the expected format. The message says what it looks like and what to do. */
export class PlayFormatError extends Error {
  override name = 'PlayFormatError';
  /** Line of the text the message is about, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
