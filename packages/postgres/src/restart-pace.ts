const windowMs = 60_000;
const restartsPerWindow = 5;
const firstDelayMs = 250;
const longestDelayMs = 4000;

/** Computes the delay before the next restart: it grows each time and allows at most five restarts a minute. */
export class RestartPace {
  private readonly restarts: number[] = [];

  /** Records a restart. @returns the milliseconds to wait before it */
  next(now: number = Date.now()): number {
    while (this.restarts[0] !== undefined && this.restarts[0] <= now - windowMs) this.restarts.shift();
    const recent = this.restarts.length;
    const fifthLast = this.restarts[recent - restartsPerWindow];
    const delay = Math.min(firstDelayMs * 2 ** recent, longestDelayMs);
    const at = Math.max(now + delay, fifthLast === undefined ? 0 : fifthLast + windowMs);
    this.restarts.push(at);
    return at - now;
  }
}
