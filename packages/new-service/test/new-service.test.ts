import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNewService } from '../src/program.ts';
import { cloneHere, contentsOf, linkedSteps } from './clone.ts';

let root: string;
let empty: Record<string, string>;

async function newService(...args: string[]) {
  let said = '';
  const say = (text: string) => void (said += text);
  const code = await runNewService(args, { root, out: say, err: say, steps: linkedSteps('props') });
  return { code, said };
}

beforeAll(() => {
  root = cloneHere();
  copyFileSync(join(root, 'docs/examples/props.yaml'), join(root, 'openapi/props.yaml'));
  empty = contentsOf(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('an unsuitable spec is refused:', () => {
  const good = () => readFileSync(join(root, 'docs/examples/props.yaml'), 'utf8');
  const refusals: [string, string, (spec: string) => string, RegExp][] = [
    ['a name that is not kebab-case', 'StageProps', (spec) => spec, /"StageProps" is no name .* kebab-case/],
    ['the name of a package', 'score', (spec) => spec, /The name "score" is taken/],
    ['the name of a container', 'kong', (spec) => spec, /The name "kong" is taken/],
    ['what is no YAML', 'things', () => 'a: [', /things\.yaml is no YAML: /],
    ['what is no OpenAPI', 'things', () => 'swagger: 2', /no OpenAPI 3\.1 document/],
    [
      'a field that OpenAPI does not know',
      'things',
      (spec) => `${spec}\nnonsense: 1\n`,
      /`nonsense` is not expected/,
    ],
    [
      'no path of a version',
      'things',
      (spec) => spec.replaceAll('/v1/', '/').replaceAll('/v2/', '/second/'),
      /no path below \/v1\/ or \/v2\//,
    ],
    [
      'no operationId',
      'things',
      (spec) => spec.replace(/ +operationId: getPropV1\n/, ''),
      /operationId.*props~1\{propId\}\/get/,
    ],
    [
      'somebody else’s path',
      'things',
      (spec) => spec.replaceAll('/v1/props:', '/v1/scripts:'),
      /\/v1\/scripts is also a path of script/,
    ],
    [
      'somebody else’s host',
      'things',
      (spec) => spec.replaceAll('//props.', '//storyfactory.'),
      /storyfactory\.fountain\.coach is story-factory's/,
    ],
    [
      'servers of somebody else',
      'things',
      (spec) => spec.replace('props.fountain.coach', 'example.com'),
      /write https:\/\/things\.fountain\.coach/,
    ],
  ];
  test.each(refusals)('%s', async (_, name, spoil, message) => {
    const file = join(root, `openapi/${name}.yaml`);
    writeFileSync(file, spoil(good()));
    const { code, said } = await newService(`openapi/${name}.yaml`);
    rmSync(file);
    expect([code, said]).toEqual([1, expect.stringMatching(message)]);
    expect(said).toContain('Nothing was changed.');
  });

  test.each([
    [['README.md'], 1, /no openapi\/NAME\.yaml/],
    [['openapi/nobody.yaml'], 1, /There is no openapi\/nobody\.yaml/],
    [[], 2, /name either a spec/],
    [['openapi/props.yaml', '--remove', 'props'], 2, /name either a spec/],
  ] as [string[], number, RegExp][])('%j', async (args, code, message) =>
    expect(await newService(...args)).toEqual({ code, said: expect.stringMatching(message) }),
  );

  test('without any change to the clone', () => expect(contentsOf(root)).toEqual(empty));
});

test('a dry run lists the files and writes none', async () => {
  const { code, said } = await newService('openapi/props.yaml', '--dry-run');
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/^Would be made or changed:\n {2}services\/props\/README/),
  ]);
  expect(said).toContain('kong/kong.yml');
  expect(contentsOf(root)).toEqual(empty);
});

describe('a generated service', () => {
  let made: Record<string, string>;
  beforeAll(async () => {
    const { code, said } = await newService('openapi/props.yaml');
    expect([code, said]).toEqual([0, expect.stringContaining('services/props/src/v2.ts')]);
    made = contentsOf(root);
  });

  test('is not changed by a second run, which lists the existing files', async () => {
    const { code, said } = await newService('openapi/props.yaml');
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/There already:[^]*props is complete; nothing was changed/),
    ]);
    expect(contentsOf(root)).toEqual(made);
  });

  test('is completed by a second run, which keeps edited files', async () => {
    const [lost, written] = ['services/props/src/v1.ts', 'services/props/src/v2.ts'];
    rmSync(join(root, lost));
    writeFileSync(join(root, written), `${made[written]}// mine\n`);
    expect(await newService('openapi/props.yaml')).toMatchObject({ code: 0 });
    expect(contentsOf(root)).toEqual({ ...made, [written]: `${made[written]}// mine\n` });
    writeFileSync(join(root, written), made[written]!);
  });

  test('is not removed without --force after an edit, and the edited files are listed', async () => {
    const [migration, written] = ['services/props/migrations/0000_start.sql', 'services/props/src/v1.ts'];
    writeFileSync(join(root, migration), made[migration]!.replace('"name" text', '"name" citext'));
    writeFileSync(join(root, written), `${made[written]}// mine\n`);
    const changed = contentsOf(root);
    const { code, said } = await newService('--remove', 'props');
    expect([code, said]).toEqual([
      1,
      expect.stringContaining(`would be lost:\n  ${migration}\n  ${written}\nAdd --force`),
    ]);
    expect(contentsOf(root)).toEqual(changed);
    for (const file of [migration, written]) writeFileSync(join(root, file), made[file]!);
  });

  test('is not removed while another package needs it', async () => {
    const { code, said } = await newService('--remove', 'character', '--force');
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/character cannot go: services\/story-factory needs it/),
    ]);
  });

  test('is removed without a trace', async () => {
    expect(await newService('--remove', 'props', '--dry-run')).toMatchObject({ code: 0 });
    expect(contentsOf(root)).toEqual(made);
    expect(await newService('--remove', 'props')).toMatchObject({ code: 0 });
    expect(contentsOf(root)).toEqual(empty);
    const again = await newService('--remove', 'props');
    expect(again).toEqual({ code: 0, said: 'There is no service props; nothing was changed.\n' });
  });
});
