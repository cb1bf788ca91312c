export { composeScore, type ComposeOptions } from './compose/compose-score.ts';
export * from './instruments.ts';
export * from './model.ts';
export * from './story.ts';
export { storyFromPlay } from './story-from-play.ts';
export * from './write/index.ts';
