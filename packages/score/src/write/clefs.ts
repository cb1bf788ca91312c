import { instrumentOf, type InstrumentId } from '../instruments.ts';

export interface StaffClef {
  name: 'treble' | 'alto' | 'tenor' | 'bass';
  /** -1 for instruments written an octave above their sound. */
  octave: 0 | -1;
}

const readAbove = new Set<InstrumentId>(['guitar', 'double-bass']);

export const clefOf = (id: InstrumentId): StaffClef => ({
  name: instrumentOf(id).clef,
  octave: readAbove.has(id) ? -1 : 0,
});
