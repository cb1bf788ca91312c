import type { Part, ScoreSection } from '../model.ts';
import { labelsOf, type Label } from './labels.ts';
import { lilyConductor } from './lilypond-conductor.ts';
import { lilyLyrics } from './lilypond-lyrics.ts';
import { lilyNotes, lilyWholeBar } from './lilypond-notes.ts';
import { quote, wrapWords } from './lilypond-text.ts';

const labelLetters = 16;

export interface SectionOptions {
  /** The staff size in points. */
  size: number;
  midi: boolean;
}

/** A movement with its title; only the title when it has no bars. */
export function lilySection(section: ScoreSection, { size, midi }: SectionOptions): string {
  if (section.bars.length === 0) return `\\markup \\bold \\wordwrap-string ${quote(section.title)}\n`;
  const labels = labelsOf(section.parts);
  const cast = section.parts.filter(({ characterId }) => characterId !== null);
  const strings = section.parts.filter(({ characterId }) => characterId === null);
  const staves = (parts: Part[]) => parts.flatMap((part) => lilyStaff(section, part, labels.get(part)!));
  return `${[
    '\\score {',
    `  \\header { piece = ${quote(section.title)} }`,
    '  <<',
    ...indent(4, block('\\new Dynamics {', lilyConductor(section), '}')),
    ...indent(4, section.parts.length === 0 ? lilySilence(section) : []),
    ...indent(4, cast.length === 0 ? [] : block('\\new ChoirStaff <<', staves(cast), '>>')),
    ...indent(4, strings.length === 0 ? [] : block('\\new StaffGroup <<', staves(strings), '>>')),
    '  >>',
    ...indent(2, lilyLayout([...labels.values()], size)),
    ...(midi ? ['  \\midi { }'] : []),
    '}',
  ].join('\n')}\n`;
}

function lilyStaff(section: ScoreSection, part: Part, label: Label): string[] {
  const voice = quote(part.id);
  const isLast = section.parts.at(-1) === part;
  const lyrics = lilyLyrics(part);
  return [
    '\\new Staff \\with {',
    `  instrumentName = \\markup \\right-column { ${labelLines(label).map(quote).join(' ')} }`,
    `  shortInstrumentName = ${quote(label.short)}`,
    ...(isLast ? ['  \\override VerticalAxisGroup.remove-first = ##f'] : []),
    ...block(`} \\new Voice = ${voice} {`, lilyNotes(section, part), '}'),
    ...(lyrics.length === 0 ? [] : block(`\\new Lyrics \\lyricsto ${voice} {`, lyrics, '}')),
  ];
}

/** A section without parts still has bars for its directions. */
const lilySilence = ({ bars }: ScoreSection): string[] =>
  block(
    '\\new Staff \\with { \\override VerticalAxisGroup.remove-empty = ##f } {',
    bars.map(({ metre }) => `\\time ${metre.beats}/${metre.unit} R${lilyWholeBar(metre)} |`),
    '}',
  );

const labelLines = ({ name, instrument }: Label): string[] => [
  ...wrapWords(name, labelLetters),
  ...(instrument === null ? [] : wrapWords(`(${instrument})`, labelLetters)),
];

/** The left margin for the longest name. */
function lilyLayout(labels: Label[], size: number): string[] {
  const letters = (lines: string[]) => Math.max(0, ...lines.map((line) => line.length));
  const first = letters(labels.flatMap(labelLines));
  const later = letters(labels.map(({ short }) => short));
  return block(
    '\\layout {',
    [`indent = ${lilyMillimetres(first + 3, size)}`, `short-indent = ${lilyMillimetres(later + 3, size)}`],
    '}',
  );
}

/** A letter is about as wide as the distance of two staff lines, a quarter of the staff's size. */
const lilyMillimetres = (letters: number, size: number): string =>
  `${((letters * size * 25.4) / (4 * 72.27)).toFixed(1)}\\mm`;

const block = (opening: string, lines: string[], closing: string): string[] => [
  opening,
  ...indent(2, lines),
  closing,
];

const indent = (spaces: number, lines: string[]): string[] => lines.map((line) => ' '.repeat(spaces) + line);
