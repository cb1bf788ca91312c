import { Ajv, type ErrorObject } from 'ajv';
import { parseDocument } from 'yaml';
import { pluginKinds } from '../plugins/index.ts';
import { crossCheck } from './references.ts';
import { fileSchema } from './schema.ts';
import type { KongFile } from './types.ts';

/** Lists every problem of a Kong file that the local gateway cannot serve as a Kong would. */
export class KongFileError extends Error {
  override name = 'KongFileError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The Kong file cannot be served:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const ajv = new Ajv({ allErrors: true, verbose: true, useDefaults: true, allowUnionTypes: true });
const validateFile = ajv.compile<KongFile>(fileSchema([...pluginKinds.keys()]));
const validateConfig = new Map(
  [...pluginKinds].map(([name, kind]) => [name, ajv.compile(kind.configSchema)]),
);

/**
 * Parses a declarative Kong file and adds Kong's defaults.
 * @throws KongFileError for every entry that the gateway does not support
 */
export function loadKongFile(text: string): KongFile {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new KongFileError(document.errors.map((error) => error.message));
  const file: unknown = document.toJS();
  if (!validateFile(file)) throw new KongFileError(describeAll(validateFile.errors, ''));

  // A YAML anchor shares one object among plugins; each needs its own, because defaults differ.
  for (const plugin of file.plugins) plugin.config = structuredClone(plugin.config);
  const problems = [...file.plugins.flatMap(configProblems), ...crossCheck(file)];
  if (problems.length > 0) throw new KongFileError(problems);
  return file;
}

function configProblems(plugin: KongFile['plugins'][number], index: number): string[] {
  const validate = validateConfig.get(plugin.name)!;
  return validate(plugin.config) ? [] : describeAll(validate.errors, `plugins[${index}].config`);
}

function describeAll(errors: ErrorObject[] | null | undefined, at: string): string[] {
  return (errors ?? []).map((error) => describe(error, at));
}

function describe(error: ErrorObject, at: string): string {
  const path = (at + error.instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.')).replace(/^\./, '');
  const inside = (key: string) => (path === '' ? key : `${path}.${key}`);
  switch (error.keyword) {
    case 'additionalProperties':
      return `${inside(error.params.additionalProperty)}: not served by the local gateway`;
    case 'required':
      return `${inside(error.params.missingProperty)}: must be written; the local gateway does not serve Kong's default`;
    case 'const':
      return notServed(path, error.data, [error.params.allowedValue]);
    case 'enum':
      return notServed(path, error.data, error.params.allowedValues);
    default:
      return `${path || 'the file'}: ${error.message}${typeof error.data === 'string' ? `, not "${error.data}"` : ''}`;
  }
}

function notServed(path: string, value: unknown, served: unknown[]): string {
  const list = served.map((each) => JSON.stringify(each)).join(', ');
  return `${path}: ${JSON.stringify(value)} is not served by the local gateway; it serves ${list}`;
}
