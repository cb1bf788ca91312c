// Two tables for each wind instrument: its harmonics in soft and in loud playing.
const tables = `giFluteSoft ftgen 0, 0, 8192, 10, 1, 0.3, 0.08, 0.02
giFluteLoud ftgen 0, 0, 8192, 10, 1, 0.8, 0.4, 0.15, 0.08, 0.04
giRecorderSoft ftgen 0, 0, 8192, 10, 1, 0.02, 0.1, 0.01, 0.02
giRecorderLoud ftgen 0, 0, 8192, 10, 1, 0.05, 0.3, 0.03, 0.1, 0.01, 0.02
giOboeSoft ftgen 0, 0, 8192, 10, 0.5, 0.6, 0.9, 0.7, 0.4, 0.25, 0.15, 0.08, 0.04
giOboeLoud ftgen 0, 0, 8192, 10, 0.25, 0.4, 0.8, 1, 0.9, 0.65, 0.5, 0.4, 0.3, 0.22, 0.16, 0.1, 0.06
giEnglishHornSoft ftgen 0, 0, 8192, 10, 0.9, 1, 0.5, 0.2, 0.08, 0.04
giEnglishHornLoud ftgen 0, 0, 8192, 10, 0.7, 1, 0.9, 0.5, 0.3, 0.2, 0.12, 0.07, 0.04
giClarinetSoft ftgen 0, 0, 8192, 10, 1, 0.01, 0.3, 0.01, 0.1, 0.01, 0.04
giClarinetLoud ftgen 0, 0, 8192, 10, 1, 0.04, 0.7, 0.06, 0.45, 0.08, 0.28, 0.08, 0.16, 0.06, 0.1, 0.04, 0.06
giBassClarinetSoft ftgen 0, 0, 8192, 10, 1, 0.02, 0.5, 0.02, 0.25, 0.02, 0.12, 0.02, 0.06
giBassClarinetLoud ftgen 0, 0, 8192, 10, 1, 0.03, 0.8, 0.05, 0.7, 0.1, 0.55, 0.12, 0.45, 0.12, 0.35, 0.12, 0.25, 0.1, 0.18
giBassoonSoft ftgen 0, 0, 8192, 10, 0.45, 0.9, 1, 0.5, 0.2, 0.1, 0.05
giBassoonLoud ftgen 0, 0, 8192, 10, 0.35, 0.8, 1, 0.75, 0.4, 0.2, 0.12, 0.08, 0.05
giSaxophoneSoft ftgen 0, 0, 8192, 10, 1, 0.7, 0.3, 0.3, 0.12, 0.1, 0.08
giSaxophoneLoud ftgen 0, 0, 8192, 10, 1, 0.95, 0.5, 0.6, 0.3, 0.45, 0.25, 0.35, 0.2, 0.25, 0.15, 0.2, 0.12, 0.15`;

const blown = `; From the soft to the loud table with velocity and swell; breath around a multiple of the pitch.
opcode Blown, a, iiiakiiii
  iVelocity, iSoft, iLoud, aSwell, kPitch, iBreath, iBreathAt, iRough, iVary xin
  kSwell downsamp aSwell
  kBright = limit(kSwell * (1.25 * iVelocity / 127), 0, 1)
  aSoft oscili 1, kPitch, iSoft
  aLoud oscili 1, kPitch, iLoud
  aNoise rand 1, 0.5 + 0.45 * iVary, 1
  aBreath butterbp aNoise, limit(kPitch * iBreathAt, 60, 14000), limit(kPitch * iBreathAt * 0.7, 60, 9000)
  kRough randi iRough, 30, 0.5 - 0.4 * iVary
  xout aSwell * (1 + a(kRough)) * (aSoft * (1 - kBright) + aLoud * kBright + iBreath * aBreath)
endop`;

type Row = [table: string, ...numbers: number[]];

// table, number | attack, release | vibrato a second, its cents, slide in cents | breath, where, roughness | body
const rows: Row[] = [
  ['Flute', 1, 0.07, 0.08, 5.1, 16, 10, 0.5, 2, 0.04, 800, 500, 0.3, 2400, 900, 0.2],
  ['Recorder', 2, 0.022, 0.05, 4.5, 2, 0, 0.28, 6, 0.01, 1300, 600, 0.2, 3600, 900, 0.3],
  ['Oboe', 3, 0.03, 0.06, 5.6, 12, 6, 0.03, 5, 0.02, 1300, 300, 3, 3100, 700, 3.5],
  ['EnglishHorn', 4, 0.05, 0.09, 4.8, 14, 12, 0.03, 4, 0.02, 650, 280, 2, 1900, 600, 0.8],
  ['Clarinet', 5, 0.045, 0.07, 4, 2, 4, 0.05, 5, 0.01, 1500, 500, 0.6, 3700, 900, 0.5],
  ['BassClarinet', 6, 0.05, 0.1, 4, 2, 6, 0.06, 7, 0.03, 320, 200, 0.6, 1900, 500, 1.2],
  ['Bassoon', 7, 0.03, 0.06, 5, 7, 8, 0.04, 6, 0.05, 480, 120, 3, 1150, 240, 1.2],
  ['Saxophone', 8, 0.055, 0.09, 5, 30, 60, 0.3, 5, 0.2, 720, 300, 0.8, 1750, 400, 2.6],
];

const toInstrument = ([table, ...numbers]: Row): string => {
  const [number, attack, release, rate, cents, slide, breath, breathAt, rough, ...body] = numbers;
  return `instr ${number}
  iVary Vary p2, p5
  iLength Held p3, p8
  p3 = iLength + ${release}
  aSwell Swell p3, ${attack} * (1.5 - p4 / 127) * (1 + 0.2 * iVary), 0.9, ${release}
  kPitch Waver p5, ${rate}, ${cents}, ${slide}, iVary
  aTone Blown p4, gi${table}Soft, gi${table}Loud, aSwell, kPitch, ${breath}, ${breathAt}, ${rough}, iVary
  aTone Body aTone, ${body.join(', ')}
  iStrength Strength p1, p4, p5, p8
  Place aTone * iStrength, p6, p9
endin`;
};

export const winds = [tables, blown, ...rows.map(toInstrument)].join('\n\n');
