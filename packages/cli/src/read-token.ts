import { readIfThere, CommandFailure } from '@fountainai/home';

/** Returns the token in a file. */
export async function readToken(file: string): Promise<string> {
  const token = (await readIfThere(file))?.trim();
  if (token) return token;
  throw new CommandFailure(
    `There is no token in ${file}. Run \`pnpm start\` first, or name another with --token-file.`,
  );
}
