const times = 4;
const taps = 12;

/** Finds the true peak by fourfold oversampling (ITU-R BS.1770-4, annex 2), with a windowed sinc of 48 taps. */
export function createPeakMeter(): {
  add: (channel: number, samples: Float32Array) => void;
  highest: () => number;
} {
  const phases = makePhases();
  const before: Float32Array[] = [];
  let highest = 0;
  return {
    add: (channel, samples) => {
      const line = new Float32Array(taps - 1 + samples.length);
      line.set(before[channel] ?? []);
      line.set(samples, taps - 1);
      for (let at = 0; at < samples.length; at++)
        for (const phase of phases) {
          let sum = 0;
          for (let tap = 0; tap < taps; tap++) sum += phase[tap]! * line[at + tap]!;
          if (Math.abs(sum) > highest) highest = Math.abs(sum);
        }
      before[channel] = line.slice(-(taps - 1));
    },
    highest: () => highest,
  };
}

/** Interpolates between the two middle samples of twelve, at phases 0, 1/4, 1/2 and 3/4. */
function makePhases(): Float64Array[] {
  return Array.from({ length: times }, (_, phase) => {
    const weights = Float64Array.from({ length: taps }, (__, tap) => {
      const x = tap - (taps / 2 - 1) - phase / times;
      const window = 0.5 + 0.5 * Math.cos((2 * Math.PI * x) / (taps + 1));
      return x === 0 ? 1 : (window * Math.sin(Math.PI * x)) / (Math.PI * x);
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
}
