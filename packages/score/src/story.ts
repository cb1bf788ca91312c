/** The input of composition: a story in reading order, with the data of the other services. */
export interface ScoreStory {
  title: string;
  author: string;
  sections: StorySection[];
}

export interface StorySection {
  headingId: number;
  title: string;
  /** The context of the whole section: `mood`, `valence`, `arousal` and any other fields. */
  contexts: ContextData[];
  elements: StoryElement[];
}

/** An action of the script: a speech unless `spokenWord` is null. */
export interface StoryElement {
  actionId: number;
  kind: 'speech' | 'direction' | 'transition' | 'note';
  description: string;
  character: { characterId: number; name: string } | null;
  spokenWord: { dialogueId: number; text: string } | null;
  context: ContextData | null;
}

export type ContextData = Record<string, unknown>;
