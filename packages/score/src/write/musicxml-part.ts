import { barTicks, ticksPerQuarter, type Bar, type Note, type Part, type ScoreSection } from '../model.ts';
import { accidentals } from './accidentals.ts';
import { barChanges, type BarChanges } from './bar-changes.ts';
import { beams } from './beams.ts';
import { clefOf } from './clefs.ts';
import { keyFifths } from '../key-signature.ts';
import { measuresOf, type Measure, type Sign } from './measures.ts';
import { xmlStaffMark } from './musicxml-directions.ts';
import { xmlSign, xmlWholeBarRest } from './musicxml-note.ts';
import { staffMarks } from './staff-marks.ts';
import { element, type XmlElement } from './xml.ts';

const clefSigns = { treble: ['G', 2], alto: ['C', 3], tenor: ['C', 4], bass: ['F', 4] } as const;

/** The content of each measure of a part, from its attributes to its last note. */
export function xmlPartMeasures(section: ScoreSection, part: Part): XmlElement[][] {
  const changes = barChanges(section);
  const measures = measuresOf(section, part);
  const xml = signWriter(part, measures);
  return measures.map(({ bar, signs }, index) => [
    ...xmlAttributes(changes[index]!, index === 0 ? part : null),
    ...(signs.length === 0 ? [xmlWholeBarRest(barTicks(bar.metre))] : signs.flatMap(xml)),
  ]);
}

function signWriter(part: Part, measures: Measure[]): (sign: Sign) => XmlElement[] {
  const shown = accidentals(measures);
  const marks = staffMarks(part);
  const beamed = new Map(measures.flatMap((measure) => [...beams(measure)]));
  const inWord = notesInsideWords(part);
  return (sign) => {
    const note = sign.tiedFrom ? null : sign.note;
    const context = {
      beams: beamed.get(sign) ?? [],
      accidental: shown.get(sign),
      insideWord: note !== null && inWord.has(note),
    };
    const before = note === null ? [] : xmlStaffMark(marks.get(note)!, part.characterId !== null);
    return [...before, xmlSign(sign, context)];
  };
}

/** The notes whose syllable continues the word of the previous syllable. */
function notesInsideWords({ notes }: Part): Set<Note> {
  const sung = notes.filter(({ lyric }) => lyric !== null);
  return new Set(sung.filter((_, index) => sung[index - 1]?.lyric?.endsWord === false));
}

/** The clef stands in the first measure of the part. */
function xmlAttributes({ bar, key, metre }: BarChanges, part: Part | null): XmlElement[] {
  const content = [
    ...(part ? [element('divisions', ticksPerQuarter)] : []),
    ...(key ? [xmlKey(bar)] : []),
    ...(metre
      ? [element('time', [element('beats', bar.metre.beats), element('beat-type', bar.metre.unit)])]
      : []),
    ...(part ? [xmlClef(part)] : []),
  ];
  return content.length === 0 ? [] : [element('attributes', content)];
}

const xmlKey = ({ key }: Bar): XmlElement =>
  element('key', [element('fifths', keyFifths(key)), element('mode', key.mode)]);

function xmlClef({ instrument }: Part): XmlElement {
  const { name, octave } = clefOf(instrument);
  const [sign, line] = clefSigns[name];
  const change = octave === 0 ? [] : [element('clef-octave-change', octave)];
  return element('clef', [element('sign', sign), element('line', line), ...change]);
}
