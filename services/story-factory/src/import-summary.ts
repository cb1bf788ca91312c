import type { components } from '@fountainai/contracts/story-factory';

/** What became of an imported play, in numbers. */
export type ImportSummary = components['schemas']['ImportedStory'];
