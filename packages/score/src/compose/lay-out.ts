import { affectOfContext } from '../affect/index.ts';
import type { StoryElement } from '../story.ts';
import { layOutDirection } from './lay-out-direction.ts';
import { layOutSpeech } from './lay-out-speech.ts';
import { moodNow, type Layout, type LayoutContext } from './layout.ts';
import { nextBar } from './metre.ts';
import { moodAt } from './section-plan.ts';
import { alone, closing } from './texture.ts';

const codaBars = 3;

/** Lays out the elements of a section one after another. */
export function layOut(context: LayoutContext): Layout {
  const { metre, mood, section } = context;
  const bar = nextBar(metre, 1);
  const layout: Layout = {
    metre,
    lines: [],
    spans: [],
    moods: [{ tick: 0, mood }],
    textures: [{ tick: 0, texture: alone, affect: mood.affect }],
    goals: [{ tick: 0, goal: 'home' }],
    darkTicks: [],
    coda: 0,
    ticks: bar,
  };
  const heard = new Set<number>();
  for (const element of section.elements) {
    changeMood(layout, element, context);
    const isSung = layOutSpeech(layout, element, heard, context);
    if (!isSung) layOutDirection(layout, element, context);
  }
  close(layout, bar);
  return layout;
}

/**
 * A context of an element changes mode and tempo from the next bar on; elements without a context have the section's
 * mood.
 */
function changeMood(layout: Layout, element: StoryElement, { mood, metre }: LayoutContext): void {
  const own = element.context && affectOfContext(element.context);
  const wanted = own ? moodAt(mood.tonic, { ...mood.affect, ...own }) : mood;
  const now = moodNow(layout);
  if (wanted.key.mode === now.key.mode && wanted.tempo === now.tempo) return;
  layout.ticks = nextBar(metre, layout.ticks);
  layout.moods.push({ tick: layout.ticks, mood: wanted });
}

/** Adds three closing bars: the dominant, the tonic, and the last chord held. */
function close(layout: Layout, bar: number): void {
  const coda = nextBar(layout.metre, layout.ticks);
  const home = coda + bar;
  const end = coda + codaBars * bar;
  const { affect } = moodNow(layout);
  layout.textures.push({ tick: coda, texture: alone, affect }, { tick: home, texture: closing, affect });
  layout.goals.push({ tick: home - 1, goal: 'leading' });
  for (let tick = home; tick < end; tick += bar) layout.goals.push({ tick, goal: 'home' });
  layout.coda = coda;
  layout.ticks = end;
}
