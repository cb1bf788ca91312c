import type { Score } from '../model.ts';
import type { ScoreStory } from '../story.ts';
import { languageOf, phrasesOf } from '../words/index.ts';
import { castOf } from './cast.ts';
import { composeSection } from './compose-section.ts';
import { findNamedIn } from './naming.ts';
import { homeOf } from './section-plan.ts';

export interface ComposeOptions {
  /** Limits the score to this section, with the same notes as in the whole piece. */
  headingId?: number;
}

/**
 * Composes the music of a story. The same story always gives the same score. A change within one section changes the
 * music of that section only, unless it changes the number of actions of a character.
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
