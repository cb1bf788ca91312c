import type { Score } from '../model.ts';
import type { ScoreStory } from '../story.ts';
import { languageOf, phrasesOf } from '../words/index.ts';
import { castOf } from './cast.ts';
import { composeSection } from './compose-section.ts';
import { findNamedIn } from './naming.ts';
import { homeOf } from './section-plan.ts';

export interface ComposeOptions {
  /** Only this section, with the notes it has in the whole. */
  headingId?: number;
}

/**
 * Composes the music of a story. The same story always gives the same score; a change within one section changes that
 * section only, unless it changes who acts how often.
 */
export function composeScore(story: ScoreStory, { headingId }: ComposeOptions = {}): Score {
  const cast = castOf(story);
  const language = languageOf(textOf(story));
  const play = {
    cast,
    home: homeOf(story.title),
    findNamed: findNamedIn(cast),
    phrasesOf: (text: string) => phrasesOf(text, language),
  };
  const wanted = story.sections.filter(
    (section) => headingId === undefined || section.headingId === headingId,
  );
  return {
    title: story.title,
    author: story.author,
    cast,
    sections: wanted.map((section) => composeSection(section, play)),
  };
}

const textOf = ({ sections }: ScoreStory): string =>
  sections.flatMap(({ elements }) => elements.map(({ spokenWord }) => spokenWord?.text ?? '')).join('\n');
