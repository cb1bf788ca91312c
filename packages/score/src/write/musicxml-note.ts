import type { Lyric, Pitch } from '../model.ts';
import type { Accidental } from './accidentals.ts';
import { flags, type Beam } from './beams.ts';
import type { Sign } from './measures.ts';
import { plainText } from './text.ts';
import { element, type XmlElement } from './xml.ts';

const types = {
  1: 'whole',
  2: 'half',
  4: 'quarter',
  8: 'eighth',
  16: '16th',
  32: '32nd',
  64: '64th',
} as const;
const accidentalNames = ['flat-flat', 'flat', 'natural', 'sharp', 'double-sharp'];

export interface SignContext {
  beams: Beam[];
  accidental: Accidental | undefined;
  /** True when the previous syllable was not the last of its word. */
  insideWord: boolean;
}

/** A `note` element; a rest without a note. */
export function xmlSign(sign: Sign, { beams, accidental, insideWord }: SignContext): XmlElement {
  const { note, ticks, unit, dots, tiedFrom, tiedTo } = sign;
  return element('note', [
    note === null ? element('rest') : xmlPitch(note.pitch),
    element('duration', ticks),
    ...tie('tie', tiedFrom, tiedTo),
    element('voice', 1),
    element('type', types[unit]),
    ...(dots === 1 ? [element('dot')] : []),
    ...(note && accidental ? [xmlAccidental(note.pitch, accidental)] : []),
    ...beams.map(({ number, does }) => element('beam', does, { number: String(number) })),
    ...xmlNotations(sign),
    ...(note?.lyric && !tiedFrom ? [xmlLyric(note.lyric, insideWord)] : []),
  ]);
}

export const xmlWholeBarRest = (ticks: number): XmlElement =>
  element('note', [element('rest', [], { measure: 'yes' }), element('duration', ticks), element('voice', 1)]);

const xmlPitch = ({ letter, alter, octave }: Pitch): XmlElement =>
  element('pitch', [
    element('step', letter),
    ...(alter === 0 ? [] : [element('alter', alter)]),
    element('octave', octave),
  ]);

const xmlAccidental = ({ alter }: Pitch, accidental: Accidental): XmlElement =>
  element(
    'accidental',
    accidentalNames[alter + 2],
    accidental === 'reminder' ? { cautionary: 'yes', parentheses: 'yes' } : {},
  );

const tie = (name: 'tie' | 'tied', from: boolean, to: boolean): XmlElement[] => [
  ...(from ? [element(name, [], { type: 'stop' })] : []),
  ...(to ? [element(name, [], { type: 'start' })] : []),
];

function xmlNotations(sign: Sign): XmlElement[] {
  const { note, tiedFrom, tiedTo } = sign;
  const strokes = note?.technique === 'tremolo' ? 3 - flags(sign) : 0;
  const articulation = tiedFrom ? null : note?.articulation;
  const notations = [
    ...tie('tied', tiedFrom, tiedTo),
    ...(strokes > 0 ? [element('ornaments', [element('tremolo', strokes, { type: 'single' })])] : []),
    ...(articulation ? [element('articulations', [element(articulation)])] : []),
  ];
  return notations.length === 0 ? [] : [element('notations', notations)];
}

function xmlLyric({ text, endsWord }: Lyric, insideWord: boolean): XmlElement {
  const goesOn = !endsWord;
  const syllabic = insideWord ? (goesOn ? 'middle' : 'end') : goesOn ? 'begin' : 'single';
  return element('lyric', [element('syllabic', syllabic), element('text', plainText(text))], { number: '1' });
}
