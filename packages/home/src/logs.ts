import { closeSync, fchmodSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const rotateAtBytes = 10 * 1024 * 1024;
const tailBytes = 16 * 1024;

/** Opens a log for appending, with mode 600. A large log is first renamed to NAME.log.1. */
export function openLog(file: string): { fd: number; from: number } {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (sizeOf(file) > rotateAtBytes) renameSync(file, `${file}.1`);
  const fd = openSync(file, 'a', 0o600);
  fchmodSync(fd, 0o600);
  return { fd, from: sizeOf(file) };
}

/** Returns the last lines that were written to a log after a position, as text for a person. */
export function lastLines(file: string, from: number, count: number): string[] {
  const size = sizeOf(file);
  const start = Math.max(from, size - tailBytes);
  if (size <= start) return [];
  const bytes = Buffer.alloc(size - start);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, bytes, 0, bytes.length, start);
  } finally {
    closeSync(fd);
  }
  const lines = bytes.toString('utf8').split('\n').map(readable);
  return lines.filter((line) => line.trim() !== '').slice(-count);
}

/** Returns the message of a JSON log line, or the line itself. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const entry: { msg?: string; err?: { message?: string } } = JSON.parse(line);
    const parts = [entry.msg, entry.err?.message].filter((part) => part !== undefined && part !== '');
    return [...new Set(parts)].join(': ') || line;
  } catch {
    return line;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
