import { createPublicKey } from 'node:crypto';
import type { KongFile, KongRoute, KongService } from './types.ts';
import { unknownFunctions } from '../plugins/pre-function.ts';
import { targetsOf } from './upstreams.ts';

/**
 * Checks the rules that a schema cannot express: unique names, existing references, valid keys and regular
 * expressions.
 */
export function crossCheck(file: KongFile): string[] {
  const routes = file.services.flatMap((service) => service.routes);
  const secrets = file.consumers.flatMap((consumer) => consumer.jwt_secrets);
  return [
    ...repeated(
      'services',
      'name',
      file.services.map((service) => service.name),
    ),
    ...repeated(
      'routes',
      'name',
      routes.map((route) => route.name),
    ),
    ...repeated(
      'upstreams',
      'name',
      file.upstreams.map((upstream) => upstream.name),
    ),
    ...repeated(
      'consumers',
      'username',
      file.consumers.map((consumer) => consumer.username),
    ),
    ...repeated(
      'consumers',
      'id',
      file.consumers.map((consumer) => consumer.id),
    ),
    ...repeated(
      'jwt_secrets',
      'key',
      secrets.map((secret) => secret.key),
    ),
    ...danglingReferences(file, new Set(routes.map((route) => route.name))),
    ...routes.flatMap((route) => route.paths.flatMap((path) => unusableRegex(route.name, path))),
    ...routes.flatMap(unstrippable),
    ...file.services.flatMap((service) => withoutTarget(file, service)),
    ...unknownFunctions(file),
    ...secrets.flatMap((secret) => unusableKey(secret.key, secret.rsa_public_key)),
  ];
}

function repeated(kind: string, field: string, values: string[]): string[] {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `${kind}: the ${field} "${value}" occurs more than once`);
}

function danglingReferences({ services, plugins }: KongFile, routeNames: Set<string>): string[] {
  const serviceNames = new Set(services.map((service) => service.name));
  const scopes = plugins.map((p) => `${p.name} of ${p.route ?? '-'}, ${p.service ?? '-'}`);
  return plugins.flatMap((plugin, index) => {
    const at = `plugins[${index}]`;
    const problems: string[] = [];
    if (plugin.service !== undefined && !serviceNames.has(plugin.service)) {
      problems.push(`${at}.service: there is no service "${plugin.service}"`);
    }
    if (plugin.route !== undefined && !routeNames.has(plugin.route)) {
      problems.push(`${at}.route: there is no route "${plugin.route}"`);
    }
    if (plugin.route !== undefined && plugin.service !== undefined) {
      problems.push(
        `${at}: the local gateway serves a plugin of a route or of a service, not of both at once`,
      );
    }
    if (scopes.indexOf(scopes[index]!) !== index) {
      problems.push(`${at}: ${plugin.name} is already configured for the same route, service or for all`);
    }
    return problems;
  });
}

/** Kong's router uses Rust's regular expressions, which have no look-around and no back references. */
function unusableRegex(route: string, path: string): string[] {
  if (!path.startsWith('~')) return [];
  if (/\(\?<?[=!]|\\[1-9]/.test(path))
    return [`route ${route}: ${path}: Kong has no look-around or back references`];
  try {
    RegExp(path.slice(1));
    return [];
  } catch (error) {
    return [`route ${route}: ${path}: ${(error as Error).message}`];
  }
}

function unstrippable({ name, paths, strip_path: strips }: KongRoute): string[] {
  if (!strips || paths.every((path) => /^\/.*\/$/.test(path))) return [];
  return [`route ${name}: the local gateway strips only what begins and ends with a slash: /name/`];
}

function withoutTarget(file: KongFile, service: KongService): string[] {
  if (targetsOf(file, service).length > 0) return [];
  return [`service ${service.name}: no target of ${service.url} has a weight`];
}

function unusableKey(key: string, pem: string): string[] {
  try {
    if (createPublicKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1') return [];
  } catch {
    // Text that is not a key gets the same error.
  }
  return [`jwt_secrets: rsa_public_key of "${key}" is not a P-256 public key in PEM`];
}
