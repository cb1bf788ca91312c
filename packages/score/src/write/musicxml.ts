import { instrumentOf, type InstrumentId } from '../instruments.ts';
import type { Part, Score } from '../model.ts';
import { labelsOf, type Label } from './labels.ts';
import { xmlMeasures } from './musicxml-measures.ts';
import { plainText } from './text.ts';
import { element, xmlLines, type XmlElement } from './xml.ts';

const prologue = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">',
];

/**
 * The whole piece as MusicXML 4.0, partwise, 480 divisions to a quarter: the sections one after another, one part for
 * each sounding part. Accidentals and beams are written out, because engravers take them from the file.
 */
export function writeMusicXml(score: Score): string {
  const parts = allParts(score);
  const labels = labelsOf(parts);
  const only = score.sections.length === 1 ? score.sections[0]! : null;
  const root = element(
    'score-partwise',
    [
      element('work', [element('work-title', plainText(score.title))]),
      ...(only ? [element('movement-title', plainText(only.title))] : []),
      element('identification', [element('creator', plainText(score.author), { type: 'composer' })]),
      element('part-list', [
        ...partGroup(1, 'bracket', parts.filter(sings), labels),
        ...partGroup(
          2,
          'bracket',
          parts.filter((part) => !sings(part)),
          labels,
        ),
      ]),
      ...parts.map((part, index) => element('part', xmlMeasures(score, part, index === 0), { id: part.id })),
    ],
    { version: '4.0' },
  );
  return `${[...prologue, ...xmlLines(root)].join('\n')}\n`;
}

const sings = ({ characterId }: Part): boolean => characterId !== null;
const stringOrder: InstrumentId[] = ['violin', 'viola', 'cello', 'double-bass'];

/** The parts without duplicates: the cast in the order of the score, then the strings from high to low. */
function allParts({ sections, cast }: Score): Part[] {
  const byId = new Map(sections.flatMap(({ parts }) => parts.map((part) => [part.id, part] as const)));
  const castOrder = cast.map(({ characterId }) => characterId);
  const place = (part: Part) =>
    sings(part)
      ? castOrder.indexOf(part.characterId!)
      : castOrder.length + stringOrder.indexOf(part.instrument);
  const parts = [...byId.values()].toSorted(
    (one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1),
  );
  return parts.length > 0 ? parts : [silentPart];
}

/** Bars need a part, so a score without parts gets an empty one. */
const silentPart: Part = {
  id: 'silence',
  characterId: null,
  name: '',
  instrument: 'violin',
  notes: [],
  dynamics: [],
};

function partGroup(number: number, symbol: string, parts: Part[], labels: Map<Part, Label>): XmlElement[] {
  if (parts.length === 0) return [];
  const attributes = { number: String(number) };
  return [
    element('part-group', [element('group-symbol', symbol)], { ...attributes, type: 'start' }),
    ...parts.map((part) => scorePart(part, labels.get(part)!)),
    element('part-group', [], { ...attributes, type: 'stop' }),
  ];
}

function scorePart({ id, instrument }: Part, label: Label): XmlElement {
  const { name, program } = instrumentOf(instrument);
  const player = { id: `${id}-instrument` };
  return element(
    'score-part',
    [
      element('part-name', label.instrument === null ? label.name : `${label.name} (${label.instrument})`),
      element('part-abbreviation', label.short),
      element('score-instrument', [element('instrument-name', name)], player),
      element('midi-instrument', [element('midi-program', program + 1)], player),
    ],
    { id },
  );
}
