// A desk of three players with small differences in time and pitch.
const strings = `opcode Desk, a, kiii
  kPitch, iSpread, iBright, iVary xin
  kOne randi iSpread, 3.1, 0.5 + 0.4 * iVary
  kTwo randi iSpread, 4.3, 0.5 - 0.3 * iVary
  aOne vco2 0.5, kPitch * cent(kOne), 0
  aTwo vco2 0.4, kPitch * cent(kTwo - 0.6 * iSpread), 0, 0.5, 0.37
  aThree vco2 0.4, kPitch * cent(0.7 * iSpread - kOne), 0, 0.5, 0.71
  aNoise rand 0.16, 0.5 + 0.4 * iVary, 1
  aBow butterhp aNoise, 1800
  xout butterlp(aOne + aTwo + aThree + aBow, iBright)
endop

; The bow to and fro, about ten times a second, and not to a clock.
opcode Tremble, a, i
  iVary xin
  kRate randi 1.2, 5, 0.5 + 0.4 * iVary
  aStroke oscili 0.5, 10 + iVary + kRate, giSine
  xout 1.5 * (0.55 + aStroke)
endop

opcode Plucked, a, iiiii
  iPitch, iRing, iLoud, iVelocity, iVary xin
  iHertz = cpsmidinn(iPitch + 0.04 * iVary)
  aString pluck iLoud, iHertz, iHertz, giPlucked, 1
  aRing expsega 1, iRing, 0.03, 4, 0.0001
  aEdge linseg 0, 0.003, 1, p3 - 0.05, 1, 0.04, 0
  xout butterlp(aString * aRing * aEdge, 700 + 22 * iVelocity)
endop`;

// number | attack, release | vibrato a second, its cents | spread in cents | brightness | a pluck's ring, loudness | body
const rows: number[][] = [
  [17, 0.09, 0.18, 5.6, 13, 6, 3600, 0.45, 2.4, 480, 260, 0.6, 2700, 1200, 0.7],
  [18, 0.1, 0.2, 5.2, 12, 6, 2700, 0.55, 1.8, 370, 260, 0.6, 1500, 700, 0.5],
  [19, 0.1, 0.22, 4.8, 11, 5, 2200, 0.7, 1.4, 230, 170, 0.6, 900, 450, 0.5],
  [20, 0.12, 0.22, 4.2, 6, 4, 1500, 0.9, 1.05, 110, 80, 0.7, 420, 220, 0.5],
];

const toInstrument = (row: number[]): string => {
  const [number, attack, release, rate, cents, spread, bright, ring, loud, ...body] = row;
  return `instr ${number}
  iVary Vary p2, p5
  iStrength Strength p1, p4, p5, p8
  if p7 == 1 then
    p3 = ${ring} * 1.6
    aTone Plucked p5, ${ring}, ${loud}, p4, iVary
  else
    p3 = Held(p3, p8) + ${release}
    iAttack = ${attack} * (1.6 - p4 / 100) * (p8 == 3 ? 0.4 : 1)
    aSwell Swell p3, max(iAttack, 0.025), 0.92, ${release}
    kPitch Waver p5, ${rate}, ${cents}, 8, iVary
    aTone Desk kPitch, ${spread}, ${bright} * (0.45 + p4 / 127), iVary
    aTone = aTone * aSwell
    if p7 == 2 then
      aTremble Tremble iVary
      aTone = aTone * aTremble
    endif
  endif
  aTone Body aTone, ${body.join(', ')}
  Place aTone * iStrength, p6, p9
endin`;
};

export const bowed = [strings, ...rows.map(toInstrument)].join('\n\n');
