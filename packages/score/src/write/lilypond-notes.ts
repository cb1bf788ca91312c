import {
  barTicks,
  ticksPerQuarter,
  type Metre,
  type Note,
  type Part,
  type Pitch,
  type ScoreSection,
} from '../model.ts';
import { barChanges, type BarChanges } from './bar-changes.ts';
import { clefOf } from './clefs.ts';
import { measuresOf, type Measure, type Sign } from './measures.ts';
import { staffMarks, type StaffMark } from './staff-marks.ts';

const articulations = { staccato: '-.', tenuto: '--', accent: '->' };

/** The notes of a staff, a line for each bar. */
export function lilyNotes(section: ScoreSection, part: Part): string[] {
  const marks = staffMarks(part);
  const changes = barChanges(section);
  const measures = measuresOf(section, part);
  return [
    part.characterId === null ? lilyClef(part) : `${lilyClef(part)} \\dynamicUp`,
    ...measures.map((measure, index) => `${lilySignature(changes[index]!)}${lilyMeasure(measure, marks)} |`),
    '\\bar "|."',
  ];
}

/** C4, the middle one, is `c'`; sharps and flats are `is` and `es`. */
export function lilyPitch({ letter, alter, octave }: Pitch): string {
  const accidental = (alter < 0 ? 'es' : 'is').repeat(Math.abs(alter));
  const marks = octave < 3 ? ','.repeat(3 - octave) : "'".repeat(octave - 3);
  return `${letter.toLowerCase()}${accidental}${marks}`;
}

/** A duration that lasts a whole bar: `1*6/8`. */
export const lilyWholeBar = (metre: Metre): string =>
  barTicks(metre) === 4 * ticksPerQuarter ? '1' : `1*${metre.beats}/${metre.unit}`;

function lilyClef({ instrument }: Part): string {
  const { name, octave } = clefOf(instrument);
  return `\\clef "${name}${octave === 0 ? '' : '_8'}"`;
}

function lilySignature({ bar: { key, metre }, ...changed }: BarChanges): string {
  const tonic = lilyPitch({ ...key, octave: 3, midi: 0 });
  return [
    changed.key ? `\\key ${tonic} \\${key.mode} ` : '',
    changed.metre ? `\\time ${metre.beats}/${metre.unit} ` : '',
  ].join('');
}

function lilyMeasure({ bar, signs }: Measure, marks: Map<Note, StaffMark>): string {
  if (signs.length === 0) return `R${lilyWholeBar(bar.metre)}`;
  return signs.map((sign) => lilySign(sign, marks)).join(' ');
}

function lilySign(sign: Sign, marks: Map<Note, StaffMark>): string {
  const { note } = sign;
  const value = `${sign.unit}${'.'.repeat(sign.dots)}`;
  if (note === null) return `r${value}`;
  const head = `${lilyPitch(note.pitch)}${value}${lilyTremolo(sign)}${sign.tiedTo ? '~' : ''}`;
  return sign.tiedFrom ? head : `${head}${lilyMarks(note, marks.get(note)!)}`;
}

function lilyMarks({ articulation }: Note, { level, words }: StaffMark): string {
  return [
    articulation === null ? '' : articulations[articulation],
    level === null ? '' : `\\${level}`,
    words === null ? '' : `^\\markup \\italic "${words}"`,
  ].join('');
}

/** Three strokes; flags count as strokes, so a note with three flags needs no strokes. */
const lilyTremolo = ({ note, unit }: Sign): string =>
  note?.technique === 'tremolo' && unit < 32 ? `:${unit === 16 ? 64 : 32}` : '';
