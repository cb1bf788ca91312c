import type { StoryElement } from '../story.ts';
import { moodNow, type Layout, type LayoutContext } from './layout.ts';
import { nextBar } from './metre.ts';
import { motifLine, motifTicks } from './motif-lines.ts';
import { alone } from './texture.ts';

const enteringAtMost = 3;

/**
 * Lays out a direction, a silent action or an empty speech: a bar for the strings, and the motif of each character that
 * it names.
 */
export function layOutDirection(
  layout: Layout,
  element: StoryElement,
  { metre, cast, findNamed }: LayoutContext,
): void {
  const tick = nextBar(metre, layout.ticks);
  const { affect } = moodNow(layout);
  layout.textures.push({ tick, texture: alone, affect });
  layout.ticks = tick;
  const members = [element.character?.characterId ?? [], findNamed(element.description)].flat();
  const entering = [...new Set(members)].flatMap((id) => cast.get(id) ?? []).slice(0, enteringAtMost);
  for (const member of entering) {
    layout.lines.push(motifLine(member, layout.ticks, element, 'motif', affect));
    layout.ticks = nextBar(metre, layout.ticks + motifTicks(member.motif));
  }
  if (entering.length === 0) layout.ticks = nextBar(metre, tick + 1);
  const isPrinted = element.kind === 'direction' || element.kind === 'transition';
  layout.spans.push({
    actionId: element.actionId,
    tick,
    ticks: layout.ticks - tick,
    direction: isPrinted && element.description ? element.description : null,
  });
}
