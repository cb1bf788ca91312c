/** The result of a command. */
export interface Result {
  code: number;
  text: string;
}

export const done = (text = ''): Result => ({ code: 0, text });
export const failed = (text: string): Result => ({ code: 1, text });
