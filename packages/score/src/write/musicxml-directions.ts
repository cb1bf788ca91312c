import type { ActionSpan, Bar } from '../model.ts';
import type { StaffMark } from './staff-marks.ts';
import type { TempoMark } from './tempo-marks.ts';
import { plainText } from './text.ts';
import { element, type XmlElement } from './xml.ts';

const beatUnits = { 4: 'quarter', 8: 'eighth' } as const;

export const xmlTitle = (title: string): XmlElement =>
  direction('above', [words(plainText(title), { 'font-weight': 'bold', 'font-size': '14' })]);

/** A stage direction with its ticks from the beginning of its bar. */
export function xmlAction({ direction: text }: ActionSpan, offset: number): XmlElement[] {
  const printed = plainText(text ?? '');
  const after = offset === 0 ? [] : [element('offset', offset)];
  return printed === '' ? [] : [direction('above', [words(printed, { 'font-style': 'italic' })], after)];
}

/** A tempo as printed text and as playback value. */
export function xmlTempo({ bar, text, beat }: TempoMark): XmlElement {
  const read = [
    ...(text === null ? [] : [words(text, { 'font-weight': 'bold' })]),
    ...(beat === null ? [] : [metronome(beat)]),
  ];
  return read.length === 0 ? sound(bar) : direction('above', read, [sound(bar)]);
}

/** Directions stand above the staves of singers and below those of the strings. */
export function xmlStaffMark({ level, words: said }: StaffMark, sings: boolean): XmlElement[] {
  const dynamics = level && element('dynamics', [element(level)]);
  const pizzicato = element('sound', [], { pizzicato: said === 'pizz.' ? 'yes' : 'no' });
  return [
    ...(dynamics ? [direction(sings ? 'above' : 'below', [dynamics])] : []),
    ...(said === null ? [] : [direction('above', [words(said, { 'font-style': 'italic' })], [pizzicato])]),
  ];
}

const direction = (placement: 'above' | 'below', types: XmlElement[], after: XmlElement[] = []): XmlElement =>
  element('direction', [...types.map((type) => element('direction-type', [type])), ...after], { placement });

const words = (text: string, style: Record<string, string>): XmlElement => element('words', text, style);

const sound = ({ tempo }: Bar): XmlElement => element('sound', [], { tempo: String(tempo) });

const metronome = ({ unit, dots, perMinute }: NonNullable<TempoMark['beat']>): XmlElement =>
  element('metronome', [
    element('beat-unit', beatUnits[unit]),
    ...(dots === 1 ? [element('beat-unit-dot')] : []),
    element('per-minute', perMinute),
  ]);
