import { isAbsolute, join, relative } from 'node:path';
import { homeFiles, type ServiceEntry, services, serviceNamed } from '@fountainai/home';
import type { Stack } from './stack.ts';

/** Returns the greeting after a start: the addresses, and three commands to paste. */
export function greeting(root: string, stack: Stack, scriptId = 1): string[] {
  const token = pasted(root, homeFiles(stack.home).token);
  const at = (name: string) => addressOf(serviceNamed(name), stack.urls);
  const authorization = `-H "Authorization: Bearer $(cat ${token})"`;
  const json = `-H "Content-Type: application/json"`;
  return [
    '',
    'FountainAI is ready.',
    '',
    ...addressTable(stack.urls),
    '',
    `Your token is in ${token}. Logs are in ${pasted(root, join(stack.home, 'logs'))}.`,
    '',
    'The whole story:',
    `  curl ${authorization} "${at('story-factory')}/v1/stories?scriptId=${scriptId}"`,
    'Its first page:',
    `  curl ${authorization} "${at('story-factory')}/v2/stories?scriptId=${scriptId}"`,
    'A number of your own:',
    `  curl ${authorization} ${json} -d '{"elementType":"rehearsal"}' "${at('sequence')}/v1/sequence"`,
    '',
    'Ctrl-C stops everything.',
  ];
}

function addressTable(urls: Stack['urls']): string[] {
  const rows = services.map((service) => [
    service.name,
    ...(urls['gateway'] ? [`${addressOf(service, urls)}/docs`] : []),
    `${urls[service.name]}/docs`,
  ]);
  const heads = ['Service', ...(urls['gateway'] ? ['Through the gateway'] : []), 'Directly'];
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}

function addressOf(service: ServiceEntry, urls: Stack['urls']): string {
  const gateway = urls['gateway'];
  if (gateway === undefined) return urls[service.name] ?? '';
  return `http://${service.localHost}:${new URL(gateway).port || 80}`;
}

/** Returns a path relative to the clone, quoted for the shell if necessary. */
function pasted(root: string, path: string): string {
  const near = relative(root, path);
  const shown = near.startsWith('..') || isAbsolute(near) ? path : near;
  return /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
