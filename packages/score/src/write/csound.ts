import type { Score } from '../model.ts';
import { sectionSeconds } from '../model.ts';
import { brasses } from './csound-brass.ts';
import { csoundEvents, type CsoundEvent } from './csound-events.ts';
import { masterGain } from './csound-gain.ts';
import { levels } from './csound-levels.ts';
import { common, header, master } from './csound-orchestra.ts';
import { bowed } from './csound-strings.ts';
import { struck } from './csound-struck.ts';
import { winds } from './csound-winds.ts';

/** The time after the last bar for the reverberation, in seconds. */
export const tailSeconds = 3;

/** The duration of the piece in seconds, with the reverberation. */
export const soundSeconds = (score: Score): number =>
  score.sections.reduce((sum, section) => sum + sectionSeconds(section), 0) + tailSeconds;

/**
 * The text of a .csd file for Csound 6.18, without any text of the score. It synthesises its sounds and has a loudness
 * near -16 LUFS. The same score gives the same text.
 */
export function writeCsound(score: Score): string {
  const events = csoundEvents(score);
  const seconds = soundSeconds(score).toFixed(6);
  return `<CsoundSynthesizer>
<CsOptions>
-n -d -m0
</CsOptions>
<CsInstruments>
${[header, levels, common, winds, brasses, struck, bowed, master(masterGain(events).toFixed(4), tailSeconds)].join('\n\n')}
</CsInstruments>
<CsScore>
; instrument, start, duration, velocity, pitch, pan, technique, articulation, behind
i 99 0 ${seconds}
${events.map(toLine).join('\n')}
e ${seconds}
</CsScore>
</CsoundSynthesizer>
`;
}

const toLine = (event: CsoundEvent): string =>
  [
    `i ${event.instrument} ${event.start.toFixed(6)} ${event.duration.toFixed(6)} ${event.velocity} ${event.midi}`,
    `${event.pan} ${event.technique} ${event.articulation} ${event.behind}`,
  ].join(' ');
