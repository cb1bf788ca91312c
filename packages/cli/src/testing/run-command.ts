import { runFountain } from '../fountain.ts';

/** Runs a command of `pnpm fountain` and returns its exit code and output. */
export async function runCommand(
  home: string,
  args: string[],
  { env = {}, isTerminal = false }: { env?: NodeJS.ProcessEnv; isTerminal?: boolean } = {},
) {
  let [out, err] = ['', ''];
  const code = await runFountain(args, {
    home,
    env,
    isTerminal,
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}
