import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { contractProblems, type Document } from '@fountainai/contracts';
import { bundle } from '@fountainai/contracts/bundle';
import { parse, parseDocument } from 'yaml';
import { Refusal } from './errors.ts';
import { readIfThere } from './files.ts';
import { lintProblems } from './lint.ts';
import { nameProblems } from './names.ts';
import type { NewService } from './new-service.ts';
import { collisions, pathPatterns } from './paths.ts';
import { readRegistry } from './common/registry.ts';

const specPath = (name: string) => `openapi/${name}.yaml`;

/**
 * Reads and checks the spec of a new service.
 * @param file openapi/NAME.yaml, from the present folder or from the root
 * @throws Refusal that lists all problems
 */
export async function readService(root: string, file: string): Promise<NewService> {
  const name = nameOf(root, file);
  refuse(nameProblems(root, name));
  const document = parsed(root, name);
  refuse(await lintProblems(root, specPath(name)));
  return serviceOf(root, name, document);
}

/** Reads the present spec of an existing service; undefined when it has problems. */
export function readServiceAgain(root: string, name: string): NewService | undefined {
  try {
    return serviceOf(root, name, parsed(root, name));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function serviceOf(root: string, name: string, document: Document): NewService {
  refuse(
    [...pathProblems(document), ...contractProblems(document), ...collisions(root, name, document)].map(
      (problem) => `${specPath(name)}: ${problem}`,
    ),
  );
  const registry = readRegistry(root);
  const nextPort = Math.max(...Object.values(registry).map((it) => it.port)) + 1;
  const { port, host } = registry[name] ?? { port: nextPort, host: hostOf(document, name) };
  refuse(
    Object.entries(registry)
      .filter(([other, it]) => other !== name && it.host === host)
      .map(
        ([other]) =>
          `${specPath(name)}: the host ${host}.fountain.coach is ${other}'s; name another in servers`,
      ),
  );
  return { name, port, host, document, pathPatterns: pathPatterns(root, name, document) };
}

function nameOf(root: string, file: string): string {
  const path = [resolve(file), join(root, file)].map((it) => relative(root, it));
  const name = path.map((it) => /^openapi\/([^/]+)\.yaml$/.exec(it)?.[1]).find((it) => it !== undefined);
  if (name === undefined)
    throw new Refusal([`${file} is no openapi/NAME.yaml: the spec of a service called NAME lies there.`]);
  if (!existsSync(join(root, specPath(name))))
    throw new Refusal([`There is no ${specPath(name)}. Write the spec first; the service is made from it.`]);
  return name;
}

function parsed(root: string, name: string): Document {
  const spec = readIfThere(root, specPath(name)) ?? '';
  refuse(parseDocument(spec).errors.map(({ message }) => `${specPath(name)} is no YAML: ${message}`));
  const document = parse(bundled(root, name, spec)) as Document | null;
  if (
    typeof document !== 'object' ||
    typeof document?.openapi !== 'string' ||
    !document.openapi.startsWith('3.1')
  )
    throw new Refusal([`${specPath(name)} is no OpenAPI 3.1 document: it begins with "openapi: 3.1.0".`]);
  return document;
}

function bundled(root: string, name: string, spec: string): string {
  try {
    return bundle(spec, readIfThere(root, specPath('common')) ?? '');
  } catch (error) {
    throw new Refusal([`${specPath(name)}: ${(error as Error).message}`]);
  }
}

function pathProblems({ paths }: Document): string[] {
  const others = Object.keys(paths).filter((path) => !/^\/v[12]\/[\w-]+(\/|$)/.test(path));
  if (others.length === Object.keys(paths).length)
    return ['it has no path below /v1/ or /v2/; every operation belongs to a version'];
  return others.map((path) => `${path} does not begin with /v1/ or /v2/ and a word`);
}

/** Returns the first host of the spec. @throws Refusal when it is not one of ours */
function hostOf({ servers }: Document, name: string): string {
  const host = /^https:\/\/([a-z][a-z0-9-]*)\.fountain\.coach\/?$/.exec(servers[0]!.url)?.[1];
  const local = servers[1]?.url === `http://${host}.localhost:8000`;
  if (host !== undefined && host !== 'api' && local) return host;
  const wanted = name.replaceAll('-', '');
  throw new Refusal([
    `${specPath(name)}: its servers are not https://HOST.fountain.coach and http://HOST.localhost:8000, in this order; ` +
      `write https://${wanted}.fountain.coach and http://${wanted}.localhost:8000`,
  ]);
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new Refusal(problems);
}
