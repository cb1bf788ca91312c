export * from './renderer.ts';
export * from './temporary.ts';
