// A louder brass note is brighter: it has more upper harmonics, which follow the swell with a delay.
const brass = `opcode Brassy, a, iaiikii
  iVelocity, aSwell, iDark, iBright, kPitch, iHarmonics, iVary xin
  kSwell downsamp aSwell
  kSwell portk kSwell, 0.012
  kMultiple = iDark + (iBright - iDark) * kSwell * iVelocity / 127
  kCount = int(limit(15000 / kPitch, 2, iHarmonics))
  aTone gbuzz 1, kPitch, kCount, 1, kMultiple, giCosine
  kFlutter randi 0.03, 18, 0.5 + 0.4 * iVary
  xout aTone * aSwell * (1 + a(kFlutter))
endop`;

// number | attack, release | vibrato a second, its cents, slide in cents | multiple soft, loud, harmonics | body
const rows: number[][] = [
  [9, 0.09, 0.12, 4.5, 4, 18, 0.25, 0.68, 14, 420, 320, 1.2, 900, 500, 0.3],
  [10, 0.028, 0.06, 5.2, 9, 14, 0.72, 1.04, 36, 1500, 600, 2.2, 3200, 1000, 3],
  [11, 0.05, 0.08, 4.8, 7, 55, 0.56, 0.96, 30, 560, 180, 1.6, 1500, 400, 1.2],
  [12, 0.075, 0.1, 4, 2, 20, 0.2, 0.55, 12, 230, 110, 2, 420, 180, 0.6],
];

const toInstrument = (row: number[]): string => {
  const [number, attack, release, rate, cents, slide, dark, bright, harmonics, ...body] = row;
  return `instr ${number}
  iVary Vary p2, p5
  iLength Held p3, p8
  p3 = iLength + ${release}
  aSwell Swell p3, ${attack} * (1.5 - p4 / 127) * (1 + 0.2 * iVary), 0.85, ${release}
  kPitch Waver p5, ${rate}, ${cents}, ${slide}, iVary
  aTone Brassy p4, aSwell, ${dark}, ${bright}, kPitch, ${harmonics}, iVary
  aTone Body aTone, ${body.join(', ')}
  iStrength Strength p1, p4, p5, p8
  Place aTone * iStrength, p6, p9
endin`;
};

export const brasses = [brass, ...rows.map(toInstrument)].join('\n\n');
