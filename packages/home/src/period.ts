const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Converts `24h`, `30m`, `90s` or `7d` to milliseconds; NaN for any other text. */
export function periodMs(text: string): number {
  const [, count, unit = ''] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? [];
  return Number(count) * (unitMs[unit] ?? Number.NaN);
}
