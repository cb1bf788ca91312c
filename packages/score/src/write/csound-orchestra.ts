// Csound code; `i` values hold for a note, `k` values for a block of samples, `a` values are sound.
// Scales and filters go by numbers that were measured: every instrument sounds equally loud at the same velocity.

export const header = `sr = 44100
ksmps = 64
nchnls = 2
0dbfs = 1

giSine ftgen 0, 0, 8192, 10, 1
giCosine ftgen 0, 0, 8192, 11, 1
gaSoloLeft init 0
gaSoloRight init 0
gaBackLeft init 0
gaBackRight init 0`;

export const common = `; Amplitude of a note, by velocity and articulation, and by what its instrument needs at that pitch.
opcode Strength, i, iiii
  iNumber, iVelocity, iPitch, iArticulation xin
  iLevel = table(iNumber, giLevels) + table(iNumber, giSlopes) * (iPitch - 60) / 12
  iAccent = iArticulation == 3 ? 1.35 : 1
  xout iAccent * (iVelocity / 100) ^ 2 * ampdbfs(iLevel)
endop

; How much of its written length a note is held.
opcode Held, i, ii
  iLength, iArticulation xin
  iPart = iArticulation == 1 ? 0.5 : (iArticulation == 2 ? 1 : 0.93)
  xout max(0.06, iLength * iPart)
endop

; Between -1 and 1, by when and what is played: no two notes are quite the same, and each always is.
opcode Vary, i, ii
  iStart, iPitch xin
  xout 2 * frac(iStart * 1.618034 + iPitch * 0.414214) - 1
endop

; Rises, holds with a slight fall, and ends within the note.
opcode Swell, a, iiii
  iLength, iAttack, iEnd, iRelease xin
  iRelease = min(iRelease, 0.5 * iLength)
  iAttack = min(iAttack, 0.6 * (iLength - iRelease))
  aSwell transeg 0, iAttack, -1.5, 1, iLength - iAttack - iRelease, 0, iEnd, iRelease, -2, 0
  xout aSwell
endop

; A pitch that wavers as players do: vibrato in cents once a note is long, a drift, and a slide into its beginning.
opcode Waver, k, iiiii
  iPitch, iRate, iCents, iSlide, iVary xin
  kGrow linseg 0, 0.2, 0, 0.5, 1, 1, 1
  kVibrato oscili kGrow * iCents, iRate * (1 + 0.06 * iVary), giSine
  kDrift randi 2.5, 4, 0.5 + 0.4 * iVary
  kSlide expon 1, 0.06, 0.2
  xout cpsmidinn(iPitch + 0.02 * iVary) * cent(kVibrato + kDrift - iSlide * kSlide)
endop

; Two resonances of a body on top of the sound itself.
opcode Body, a, aiiiiii
  aTone, iFirst, iFirstWidth, iFirstGain, iSecond, iSecondWidth, iSecondGain xin
  aFirst reson aTone, iFirst, iFirstWidth, 1
  aSecond reson aTone, iSecond, iSecondWidth, 1
  xout aTone + iFirstGain * aFirst + iSecondGain * aSecond
endop

; Onto the stage, 0 left and 1 right; before the others (0) or behind (1).
opcode Place, 0, aii
  aNote, iPan, iBehind xin
  aLeft = aNote * cos(iPan * $M_PI_2)
  aRight = aNote * sin(iPan * $M_PI_2)
  if iBehind == 0 then
    gaSoloLeft += aLeft
    gaSoloRight += aRight
  else
    gaBackLeft += 0.4 * aLeft
    gaBackRight += 0.4 * aRight
  endif
endop`;

/** The reverb and limiter of the whole mix. `gain` in amplitude. */
export const master = (gain: string, tailSeconds: number): string => `instr 99
  ; Who accompanies gives way while somebody sings.
  kSolo rms gaSoloLeft + gaSoloRight, 2
  kSolo portk kSolo, 0.12
  kWay = 1 - 0.35 * limit(kSolo / 0.08, 0, 1)
  aBackLeft = gaBackLeft * a(kWay)
  aBackRight = gaBackRight * a(kWay)
  aHallLeft, aHallRight reverbsc 0.16 * gaSoloLeft + 0.3 * aBackLeft, 0.16 * gaSoloRight + 0.3 * aBackRight, 0.82, 8500
  aLeft = ${gain} * (gaSoloLeft + aBackLeft + aHallLeft)
  aRight = ${gain} * (gaSoloRight + aBackRight + aHallRight)
  clear gaSoloLeft, gaSoloRight, gaBackLeft, gaBackRight

  ; Softly: above the threshold two decibels become one and a half, a little of the way in a tenth of a second.
  kLevel rms aLeft + aRight, 8
  kLevel portk kLevel, 0.05
  kSoft = (max(kLevel, 0.25) / 0.25) ^ -0.25
  aLeft = aLeft * a(kSoft)
  aRight = aRight * a(kSoft)

  ; For certain: the gain that the loudest of the next eight blocks needs, reached by the time it sounds.
  kPeaks[] init 8
  kGains[] init 8
  kIndex init 0
  kReleased init 1
  kPeakLeft max_k aLeft, 1, 1
  kPeakRight max_k aRight, 1, 1
  kPeaks[kIndex] = max(kPeakLeft, kPeakRight, 0.0001)
  kLoudest maxarray kPeaks
  kNeeded = min(1, 0.8 / kLoudest)
  kReleased = min(kNeeded, kReleased + 0.004)
  kGains[kIndex] = kReleased
  kIndex = (kIndex + 1) % 8
  kSum sumarray kGains
  aGain interp kSum / 8
  aLate delay aLeft, 8 * ksmps / sr
  aLater delay aRight, 8 * ksmps / sr
  kEnd linseg 1, p3 - ${tailSeconds / 2}, 1, ${tailSeconds / 2}, 0
  aEnd interp kEnd
  outs aLate * aGain * aEnd, aLater * aGain * aEnd
endin`;
