/** Returns functions that print a line for good, and on a terminal a line that the next one overwrites. */
export function linesTo(err: (text: string) => void, isTerminal: boolean) {
  const clear = isTerminal ? '\r\u001b[K' : '';
  return {
    say: (line: string) => err(`${clear}${line}\n`),
    tick: isTerminal ? (line: string) => err(clear + line) : undefined,
  };
}
