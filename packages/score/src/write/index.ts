export { soundSeconds, tailSeconds, writeCsound } from './csound.ts';
export { writeLilyPond } from './lilypond.ts';
export { writeMidi } from './midi.ts';
export { writeMusicXml } from './musicxml.ts';
export { sectionStarts, type SectionStart } from './timeline.ts';
