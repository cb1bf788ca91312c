/** What music is made from: a story in reading order, as the other services hold it. */
export interface ScoreStory {
  title: string;
  author: string;
  sections: StorySection[];
}

export interface StorySection {
  headingId: number;
  title: string;
  /** What is known about the section as a whole: `mood`, `valence`, `arousal` and whatever else a story keeps there. */
  contexts: ContextData[];
  elements: StoryElement[];
}

/** One action of the script: a speech where `spokenWord` is not null. */
export interface StoryElement {
  actionId: number;
  kind: 'speech' | 'direction' | 'transition' | 'note';
  description: string;
  character: { characterId: number; name: string } | null;
  spokenWord: { dialogueId: number; text: string } | null;
  context: ContextData | null;
}

export type ContextData = Record<string, unknown>;
