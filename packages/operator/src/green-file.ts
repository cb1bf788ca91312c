import { parse, stringify } from 'yaml';
import { nameIn } from './colours.ts';

interface Container {
  environment?: Record<string, string | number>;
  depends_on?: Record<string, unknown>;
  [key: string]: unknown;
}

/** Returns the names of the five services and of added ones, which form a release. */
export function serviceNamesIn(composeText: string): string[] {
  return Object.entries(containersIn(composeText))
    .filter(([, { environment }]) => environment?.['SERVICE'] !== undefined)
    .map(([name]) => name);
}

/**
 * Builds a Compose file that runs a second release beside the first. It adds each service under its green name,
 * calling only green services, with the same data, keys and files.
 */
export function greenFile(composeText: string): string {
  const names = serviceNamesIn(composeText);
  const containers = containersIn(composeText);
  const services = Object.fromEntries(
    names.map((name) => [nameIn('green', name), inGreen(containers[name]!, names)]),
  );
  return stringify({ services }, { aliasDuplicateObjects: false });
}

function containersIn(composeText: string): Record<string, Container> {
  return (parse(composeText, { merge: true }) as { services: Record<string, Container> }).services;
}

function inGreen(container: Container, names: string[]): Container {
  const { environment, depends_on: needs } = container;
  const rename = (name: string) => (names.includes(name) ? nameIn('green', name) : name);
  const address = (value: string | number) =>
    String(value).replace(/^http:\/\/([\w-]+):/, (_whole, name: string) => `http://${rename(name)}:`);
  return {
    ...container,
    // The image exists before a deployment.
    build: undefined,
    environment: mapEntries(environment ?? {}, (key, value) => [key, address(value)]),
    depends_on: mapEntries(needs ?? {}, (name, condition) => [rename(name), condition]),
  };
}

function mapEntries<T, U>(record: Record<string, T>, change: (key: string, value: T) => [string, U]) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => change(key, value)));
}
