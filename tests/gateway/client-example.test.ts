import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

test('the README’s example of the TypeScript client writes and reads a scene', async () => {
  const { url, tokens } = inject('gateway');
  const env = { ...process.env, FOUNTAIN_TOKEN: tokens.own, FOUNTAIN_GATEWAY: url };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['packages/client/examples/first-scene.ts'],
    { cwd: root, env },
  );
  expect(stdout).toBe('* – Enter ROMEO\nROMEO – He jests at scars that never felt a wound.\n');
});
