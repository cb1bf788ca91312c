export { runFountain, type Surroundings } from './fountain.ts';
export { importPlay } from './import.ts';
