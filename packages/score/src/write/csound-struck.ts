/** Accordion, guitar, marimba and vibraphone, each with its own synthesis. */
export const struck = `giReed ftgen 0, 0, 8192, 10, 1, 0.8, 0.65, 0.55, 0.45, 0.4, 0.33, 0.28, 0.24, 0.2, 0.16, 0.12
giPlucked ftgen 0, 0, 1024, 7, 0, 150, 1, 520, -0.5, 354, 0

; Three reeds for a note, tuned apart so that they beat, under a bellows that is never quite still.
instr 13
  iVary Vary p2, p5
  iLength Held p3, p8
  p3 = iLength + 0.05
  aSwell Swell p3, 0.02, 0.95, 0.04
  iPitch = cpsmidinn(p5)
  aMiddle oscili 0.8, iPitch, giReed
  aHigh oscili 0.6, iPitch * cent(13 + iVary), giReed, 0.3
  aLow oscili 0.6, iPitch * cent(-12 + iVary), giReed, 0.6
  kBellows randi 0.06, 5, 0.5 + 0.4 * iVary
  aTone butterlp aMiddle + aHigh + aLow, 2200 + 55 * p4
  aTone Body aTone, 700, 300, 0.4, 2500, 700, 0.8
  aKey rand 0.5, 0.5 + 0.4 * iVary, 1
  aClick expsega 1, 0.015, 0.001, 1, 0.001
  iStrength Strength p1, p4, p5, p8
  Place (aTone * (1 + a(kBellows)) * aSwell + aKey * aClick) * iStrength, p6, p9
endin

; A string that loses its upper harmonics first, over a wooden body; the finger stops it shortly after the note.
instr 14
  iVary Vary p2, p5
  iLength Held p3, p8
  p3 = iLength + 0.25
  iPitch = cpsmidinn(p5 + 0.03 * iVary)
  aString pluck 1, iPitch, iPitch, giPlucked, 1
  aRing expsega 1, 1.1 + 60 / p5, 0.06, 4, 0.001
  aStop linseg 1, p3 - 0.22, 1, 0.2, 0, 1, 0
  aNail rand 0.5, 0.5 + 0.4 * iVary, 1
  aNail butterbp aNail, 2600, 1200
  aScratch expsega 1, 0.02, 0.001, 1, 0.001
  aTone butterlp aString * aRing * aStop + aNail * aScratch, 1800 + 55 * p4
  aTone Body aTone, 105, 50, 0.25, 215, 90, 0.3
  iStrength Strength p1, p4, p5, p8
  Place aTone * iStrength, p6, p9
endin

; Wooden bars: the partials of a tuned bar, 1 : 4 : 9.2, under a soft mallet.
instr 15
  iVary Vary p2, p5
  p3 = max(Held(p3, p8), 1.6)
  iPitch = cpsmidinn(p5 + 0.02 * iVary)
  iShort = 60 / p5
  aFirst oscili 1, iPitch, giSine
  aFourth oscili 0.12 + 0.25 * p4 / 127, iPitch * 3.98, giSine
  aNinth oscili 0.25 * (p4 / 127) ^ 2, min(iPitch * 9.2, 15000), giSine
  aLong expsega 1, 0.75 * iShort, 0.05, 4, 0.001
  aShort expsega 1, 0.14 * iShort, 0.03, 4, 0.0001
  aShorter expsega 1, 0.05, 0.02, 4, 0.0001
  aMallet rand 0.8, 0.5 + 0.4 * iVary, 1
  aMallet butterlp aMallet, 600 + 8 * p4
  aKnock expsega 1, 0.025, 0.001, 1, 0.0001
  aEdge linseg 0, 0.002, 1, p3 - 0.05, 1, 0.04, 0
  iStrength Strength p1, p4, p5, p8
  aTone = aFirst * aLong + aFourth * aShort + aNinth * aShorter + aMallet * aKnock
  Place aTone * aEdge * iStrength, p6, p9
endin

; Metal bars that ring until they are damped, over tubes whose lids turn five times a second.
instr 16
  iVary Vary p2, p5
  p3 = Held(p3, p8) + 0.5
  iPitch = cpsmidinn(p5 + 0.02 * iVary)
  aFirst oscili 1, iPitch, giSine
  aFourth oscili 0.3 + 0.2 * p4 / 127, iPitch * 4, giSine
  aTenth oscili 0.05 + 0.2 * p4 / 127, min(iPitch * 9.8, 16000), giSine
  aLong expsega 1, 4, 0.1, 8, 0.001
  aShort expsega 1, 0.9, 0.05, 8, 0.0001
  aShorter expsega 1, 0.25, 0.02, 8, 0.0001
  aTurn oscili 0.28, 5.2, giSine, 0.25
  aDamp linseg 0, 0.003, 1, p3 - 0.48, 1, 0.45, 0
  iStrength Strength p1, p4, p5, p8
  aTone = aFirst * aLong * (0.72 + aTurn) + aFourth * aShort + aTenth * aShorter
  Place aTone * aDamp * iStrength, p6, p9
endin`;
