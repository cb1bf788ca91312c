import { sectionTicks, ticksPerQuarter, type ActionSpan, type Bar, type ScoreSection } from '../model.ts';
import { quote } from './lilypond-text.ts';
import { tempoMarks, type TempoMark } from './tempo-marks.ts';
import { plainText } from './text.ts';

interface Said {
  tick: number;
  text: string;
}

/** The tempo marks and stage directions above all staves, a line for each place, with the skips between them. */
export function lilyConductor(section: ScoreSection): string[] {
  const end = sectionTicks(section);
  const said = [...tempoMarks(section).map(lilyTempo), ...section.actions.flatMap(lilyDirection)];
  const byTick = Map.groupBy(said, ({ tick }) => Math.min(tick, end - 1));
  const ticks = [...new Set([0, ...byTick.keys()])].toSorted((one, other) => one - other);
  return ticks.map((tick, index) => {
    const texts = (byTick.get(tick) ?? []).map(({ text }) => text);
    return [...texts, lilySkip((ticks[index + 1] ?? end) - tick)].join(' ');
  });
}

/** A skip of so many ticks, independent of bars. */
const lilySkip = (ticks: number): string => `s1*${ticks}/${4 * ticksPerQuarter}`;

function lilyTempo({ bar, text, beat }: TempoMark): Said {
  const printed = [
    ...(text === null ? [] : [quote(text)]),
    ...(beat === null ? [] : [`${beat.unit}${'.'.repeat(beat.dots)} = ${beat.perMinute}`]),
  ].join(' ');
  const parts = [printed === '' ? [] : `\\tempo ${printed}`, beat === null ? silentTempo(bar) : []];
  return { tick: bar.tick, text: parts.flat().join(' ') };
}

const silentTempo = ({ tempo }: Bar): string =>
  `\\set Score.tempoWholesPerMinute = #(ly:make-moment ${tempo} 4)`;

/** Long directions get longer lines, up to the width of the page. */
function lilyDirection({ tick, direction }: ActionSpan): Said[] {
  const text = direction === null ? '' : plainText(direction);
  if (text === '') return [];
  const width = Math.min(100, Math.max(40, Math.round(Math.sqrt(text.length) * 6)));
  return [
    {
      tick,
      text: `<>^\\markup \\italic \\override #'(line-width . ${width}) \\wordwrap-string ${quote(text)}`,
    },
  ];
}
