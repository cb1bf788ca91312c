import type { components } from '@fountainai/contracts/story-factory';

/** The numbers of imported elements. */
export type ImportSummary = components['schemas']['ImportedStory'];
