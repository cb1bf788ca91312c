import { lstatSync, readlinkSync } from 'node:fs';
import type { RenderLimits } from './renderer.ts';

// Files outside /usr that programs need to find their libraries and fonts.
const systemPaths = [
  '/etc/fonts',
  '/etc/ld.so.cache',
  '/etc/alternatives',
  '/etc/ghostscript',
  '/var/cache/fontconfig',
  '/var/lib/ghostscript',
];
// The epoch makes PDFs reproducible.
const environment = { PATH: '/usr/bin', HOME: '/tmp', LANG: 'C.UTF-8', SOURCE_DATE_EPOCH: '0' };

/** The beginning of a command line for bwrap; the program and its arguments follow. */
export function sandboxArgs(folder: string, limits: RenderLimits): string[] {
  return [
    ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--clearenv'],
    ...Object.entries(environment).map(([name, value]) => ['--setenv', name, value]),
    ['--ro-bind', '/usr', '/usr'],
    ...['/bin', '/sbin', '/lib', '/lib64'].map(asItIs),
    ...systemPaths.map((path) => ['--ro-bind-try', path, path]),
    ['--proc', '/proc', '--dev', '/dev', '--size', String(limits.fileBytes), '--tmpfs', '/tmp'],
    ['--bind', folder, '/render', '--chdir', '/render', '--remount-ro', '/'],
    ['--', 'prlimit', `--as=${limits.memoryBytes}`, `--fsize=${limits.fileBytes}`, '--core=0'],
    [`--cpu=${Math.ceil(limits.timeMs / 1000)}`, '--'],
  ].flat();
}

/** On systems with a merged /usr these are links into it. */
function asItIs(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  return stat.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}
