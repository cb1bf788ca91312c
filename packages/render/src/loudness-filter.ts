import { sampleRate } from './wav.ts';

/** Takes a sample and returns the filtered one. */
export type Filter = (sample: number) => number;

interface Biquad {
  b: [number, number, number];
  a: [number, number];
}

/**
 * The K-weighting of ITU-R BS.1770-4. The standard gives its coefficients for 48 kHz only; these are the analogue filters
 * behind them, taken to this sample rate by the bilinear transform, as in libebur128.
 */
export function createKWeighting(): Filter {
  const head = createFilter(headShelf());
  const low = createFilter(lowCut());
  return (sample) => low(head(sample));
}

/** A shelf above 1.7 kHz: the gain of a human head for sound from the front. */
function headShelf(): Biquad {
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

/** A high-pass for bass, which listeners hardly hear. */
function lowCut(): Biquad {
  const q = 0.5003270373238773;
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

function createFilter({ b, a }: Biquad): Filter {
  let first = 0;
  let second = 0;
  return (sample) => {
    const out = b[0] * sample + first;
    first = b[1] * sample - a[0] * out + second;
    second = b[2] * sample - a[1] * out;
    return out;
  };
}
