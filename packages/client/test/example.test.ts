import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { exampleGateway } from './support/example-gateway.ts';

const example = new URL('../examples/first-scene.ts', import.meta.url);

test('the first scene is written and read', async () => {
  const { url, problems, calls } = await exampleGateway('a-token');
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(example)], {
    env: { ...process.env, FOUNTAIN_TOKEN: 'a-token', FOUNTAIN_GATEWAY: url },
  });
  expect(problems).toEqual([]);
  expect(calls).toEqual([
    'createScriptV2',
    'createSectionV2',
    'createCharacterV2',
    'createActionV2',
    'createSpokenWordV2',
    'createActionV2',
    'getStoryV2',
  ]);
  expect(stdout).toBe('* – Enter ROMEO\nROMEO – He jests at scars that never felt a wound.\n');
});

test('the README shows that file', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(text.includes(`\`\`\`ts\n${readFileSync(example, 'utf8')}\`\`\`\n`)).toBe(true);
});
