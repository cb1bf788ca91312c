import { setTimeout as sleep } from 'node:timers/promises';

export interface WatchOptions {
  /** Kong's /metrics. */
  url: string;
  seconds: number;
  /** A higher percentage of errors fails the watch. */
  maxPercent: number;
}

interface Answers {
  all: number;
  errors: number;
}

/** Fewer errors are too few to judge a release by, for example one of two requests at night. */
const fewErrors = 5;

/**
 * Watches the answers of Kong's clients.
 * @returns the number of answers
 * @throws Error as soon as too many answers since the start are 5xx
 */
export async function watchErrors({ url, seconds, maxPercent }: WatchOptions): Promise<Answers> {
  const before = await answersOf(url);
  const until = performance.now() + seconds * 1_000;
  for (;;) {
    const left = until - performance.now();
    await sleep(Math.max(0, Math.min(left, 500)));
    const now = await answersOf(url);
    const seen = { all: now.all - before.all, errors: now.errors - before.errors };
    if (seen.errors >= fewErrors && seen.errors * 100 > maxPercent * seen.all)
      throw new Error(`${seen.errors} of ${seen.all} answers were errors.`);
    if (left <= 0) return seen;
  }
}

/** Kong answers 500 itself when a plugin fails on a request, which any client can cause. */
const isOwnFailure = (labels: string) => /\bcode="500"/.test(labels) && /\bsource="kong"/.test(labels);

async function answersOf(url: string): Promise<Answers> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  const lines = [...(await response.text()).matchAll(/^kong_http_requests_total\{(.*)\} (\S+)$/gm)];
  const counts = lines.map(([, labels, value]) => ({
    count: Number(value),
    isError: /\bcode="5\d\d"/.test(labels!) && !isOwnFailure(labels!),
  }));
  const sum = (some: typeof counts) => some.reduce((total, { count }) => total + count, 0);
  return { all: sum(counts), errors: sum(counts.filter(({ isError }) => isError)) };
}
