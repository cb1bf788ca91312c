import { affectOfContext, affectOfText, type Affect } from '../affect/index.ts';
import type { StorySection } from '../story.ts';
import type { Phrase } from '../words/index.ts';

const between = (value: number): number => Math.max(-100, Math.min(100, Math.round(value)));

/** The affect of a speech: two thirds the current mood, one third its words. */
export function speechAffect(phrases: Phrase[], mood: Affect): Affect {
  const own = affectOfText(phrases.flatMap(({ words }) => words));
  return {
    valence: between((2 * mood.valence + own.valence) / 3),
    arousal: between((2 * mood.arousal + own.arousal) / 3),
  };
}

/**
 * The affect of a section: from its contexts, else from the contexts of most of its elements, else from its words.
 * Valence and arousal are found separately.
 */
export function sectionAffect(section: StorySection, phrases: Phrase[]): Affect {
  const said = meanOf(section.contexts.map(affectOfContext), 1);
  const within = section.elements.map(({ context }) => context && affectOfContext(context));
  const saidWithin = meanOf(within, section.elements.length / 2);
  return { ...affectOfText(phrases.flatMap(({ words }) => words)), ...saidWithin, ...said };
}

function meanOf(affects: (Partial<Affect> | null)[], least: number): Partial<Affect> {
  const mean: Partial<Affect> = {};
  for (const name of ['valence', 'arousal'] as const) {
    const values = affects.flatMap((affect) => affect?.[name] ?? []);
    if (values.length && values.length >= least)
      mean[name] = between(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  return mean;
}
