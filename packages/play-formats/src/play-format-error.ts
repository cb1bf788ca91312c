/** The text is not in the expected format. The message names the likely format and the remedy. */
export class PlayFormatError extends Error {
  override name = 'PlayFormatError';
  /** The line of the text with the problem, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
