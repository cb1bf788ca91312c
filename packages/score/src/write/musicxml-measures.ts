import { barTicks, type Part, type Score, type ScoreSection } from '../model.ts';
import { measuresOf } from './measures.ts';
import { xmlAction, xmlTempo, xmlTitle } from './musicxml-directions.ts';
import { xmlPartMeasures } from './musicxml-part.ts';
import { tempoMarks } from './tempo-marks.ts';
import { element, type XmlElement } from './xml.ts';

/**
 * All measures of a part, with rests in sections without it. A section begins a page, with its title when there are
 * several. Titles and directions stand in the first part that plays in their bar, because engravers hide silent parts.
 * At the beginning all parts are shown, so they stand in the first one.
 */
export function xmlMeasures({ sections }: Score, part: Part, isFirst: boolean): XmlElement[] {
  const measures = sections.flatMap((section, index) => {
    const own = section.parts.find(({ id }) => id === part.id) ?? { ...part, notes: [], dynamics: [] };
    const title = sections.length > 1 ? [xmlTitle(section.title)] : [];
    const page = index === 0 ? [] : [element('print', [], { 'new-page': 'yes' })];
    const speakers = firstPlaying(section);
    const said = directions(section);
    return xmlPartMeasures(section, own).map((content, bar, all) => {
      const speaks = bar > 0 && speakers[bar] ? speakers[bar] === own : isFirst;
      return [
        ...(bar === 0 ? page : []),
        ...(speaks && bar === 0 ? title : []),
        ...(speaks ? said[bar]! : []),
        ...content,
        ...(bar === all.length - 1 ? [finalBarLine] : []),
      ];
    });
  });
  return measures.map((content, index) =>
    element('measure', inOrder(content), { number: String(index + 1) }),
  );
}

const finalBarLine = element('barline', [element('bar-style', 'light-heavy')], { location: 'right' });

/** Readers want divisions, key and metre before other attributes. */
const inOrder = (content: XmlElement[]): XmlElement[] => {
  const place = ({ name }: XmlElement) => ['print', 'attributes'].indexOf(name) >>> 0;
  return content.toSorted((one, other) => place(one) - place(other));
};

/** For each bar, the first part with a note in it. */
function firstPlaying({ bars, parts }: ScoreSection): (Part | undefined)[] {
  const playing = parts.map((part) => {
    const measures = measuresOf({ bars }, part);
    return measures.map(({ signs }) => signs.length > 0);
  });
  return bars.map((_, bar) => parts[playing.findIndex((measures) => measures[bar])]);
}

/** For each bar, the directions above the staves. */
function directions(section: ScoreSection): XmlElement[][] {
  const tempi = new Map(tempoMarks(section).map((mark) => [mark.bar, mark]));
  const last = section.bars.at(-1);
  return section.bars.map((bar) => {
    const end = bar === last ? Infinity : bar.tick + barTicks(bar.metre);
    const here = section.actions.filter(({ tick }) => tick >= bar.tick && tick < end);
    const tempo = tempi.get(bar);
    return [
      ...(tempo ? [xmlTempo(tempo)] : []),
      ...here.flatMap((action) => xmlAction(action, action.tick - bar.tick)),
    ];
  });
}
