import type { CastMember, ScoreSection } from '../model.ts';
import type { StorySection } from '../story.ts';
import type { Phrase } from '../words/index.ts';
import { barsOf } from './bars.ts';
import { castParts } from './cast-parts.ts';
import { layOut } from './lay-out.ts';
import type { FindNamed } from './naming.ts';
import { seeded } from './random.ts';
import { characterOf, metreOf, moodOf } from './section-plan.ts';
import { finder, soundingsOf } from './sounding.ts';
import { sectionAffect } from './speech-affect.ts';
import { stringParts } from './strings.ts';

/** Data that all sections of a play share. */
export interface Play {
  cast: CastMember[];
  /** The home key of the play: its place on the circle of fifths. */
  home: number;
  findNamed: FindNamed;
  phrasesOf: (text: string) => Phrase[];
}

/** Composes one section from its own data, the cast and the home key of the play. */
export function composeSection(section: StorySection, play: Play): ScoreSection {
  const spoken = section.elements.flatMap(({ spokenWord }) =>
    spokenWord ? play.phrasesOf(spokenWord.text) : [],
  );
  const affect = sectionAffect(section, spoken);
  const choose = seeded('section', section.headingId, section.title);
  const layout = layOut({
    ...play,
    section,
    choose,
    cast: new Map(play.cast.map((member) => [member.characterId, member])),
    mood: moodOf(affect, play.home),
    metre: metreOf(affect, section.headingId),
  });
  const bars = barsOf(layout);
  const soundings = soundingsOf(layout, bars, choose);
  return {
    headingId: section.headingId,
    title: section.title,
    character: characterOf(affect),
    bars,
    parts: [
      ...castParts(layout.lines, play.cast, finder(soundings), choose),
      ...stringParts(layout, soundings),
    ],
    actions: layout.spans,
  };
}
