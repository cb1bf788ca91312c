import { LRUCache } from 'lru-cache';
import { Problem } from '../http/problem.ts';

const mostWorkspaces = 10_000;
/** Measuring takes at most 1/20 of the time. */
const rest = 20;
const oldAfterMs = 60_000;
const oldWhenFullAfterMs = 1_000;
/** A write waits this long for the first measurement of its workspace, then continues without it. */
const patienceMs = 1_000;

/** A measurement of a workspace and the changes since. */
interface Size {
  bytes: number;
  measuredAt: number;
  tookMs: number;
  /** Bytes that this process has written since the measurement. */
  written: number;
  /** Whether rows were deleted since the measurement. */
  freed: boolean;
}

/** Limits the bytes of each workspace in a service's database, by measurements and the bytes written since. */
export interface Quota {
  readonly limit: number;
  /** @returns 507 when the workspace is full, else undefined */
  refusal(workspace: string): Promise<Problem | undefined>;
  /** Call it after a write. */
  wrote(workspace: string, bytes: number): void;
  /** Call it after a deletion; the next write measures again. */
  freed(workspace: string): void;
  /** Bytes by workspace, largest first. */
  fullest(count: number): [workspace: string, bytes: number][];
}

/** @param measure reads from the database how many bytes a workspace keeps */
export function openQuota(limit: number, measure: (workspace: string) => Promise<number>): Quota {
  const sizes = new LRUCache<string, Size>({ max: mostWorkspaces });
  const measuring = new Map<string, Promise<void>>();

  const measureOnce = (workspace: string) => {
    const running =
      measuring.get(workspace) ?? measureNow(workspace).finally(() => measuring.delete(workspace));
    measuring.set(workspace, running);
    return running;
  };

  async function measureNow(workspace: string): Promise<void> {
    const began = performance.now();
    const before = sizes.get(workspace);
    if (before) before.freed = false;
    const writtenBefore = before?.written ?? 0;
    // A failed measurement refuses no write: the write itself reports the database error.
    const bytes = await measure(workspace).catch(() => before?.bytes ?? 0);
    const measuredAt = performance.now();
    // The measurement may lack bytes that were written while it ran.
    const written = (sizes.get(workspace)?.written ?? 0) - writtenBefore;
    const freed = sizes.get(workspace)?.freed ?? false;
    sizes.set(workspace, { bytes, measuredAt, tookMs: measuredAt - began, written, freed });
  }

  return {
    limit,
    async refusal(workspace) {
      const known = sizes.get(workspace);
      if (!known || isDue(known, limit)) {
        const measured = measureOnce(workspace);
        if (!known) await Promise.race([measured, passed(patienceMs)]);
        else if (total(known) >= limit) await measured;
      }
      const size = sizes.get(workspace);
      return size && total(size) >= limit ? quotaExceeded(total(size), limit) : undefined;
    },
    wrote(workspace, bytes) {
      const size = sizes.get(workspace);
      if (size) size.written += bytes;
    },
    freed(workspace) {
      const size = sizes.get(workspace);
      if (size) size.freed = true;
    },
    fullest: (count) =>
      [...sizes.entries()]
        .map(([workspace, size]): [string, number] => [workspace, total(size)])
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, count),
  };
}

const total = ({ bytes, written }: Size) => bytes + written;

function isDue(size: Size, limit: number): boolean {
  if (size.freed) return true;
  const age = performance.now() - size.measuredAt;
  if (age < rest * size.tookMs) return false;
  // Other processes write too, so less free space means more frequent measurements.
  if (size.written > Math.max(0, limit - size.bytes) / 8) return true;
  return age > (total(size) >= limit ? oldWhenFullAfterMs : oldAfterMs);
}

const passed = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

function quotaExceeded(bytes: number, limit: number): Problem {
  return new Problem(
    507,
    'quota_exceeded',
    `This workspace keeps ${inMiB(bytes)} in this service, and may keep ${inMiB(limit)}. Nothing was stored. Delete what is not needed any more, whole scripts with their history first, or ask who runs this for more.`,
  );
}

const inMiB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
