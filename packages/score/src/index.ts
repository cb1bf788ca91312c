export * from './instruments.ts';
export * from './model.ts';
export * from './story.ts';
export * from './temporary.ts';
