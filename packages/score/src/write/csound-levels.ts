import type { InstrumentId } from '../instruments.ts';

// Decibels at middle C, and decibels per octave above it, at which all instruments measure equally loud (BS.1770).
const rows: [InstrumentId, number, number][] = [
  ['flute', -15.2, -0.5],
  ['recorder', -17.5, -0.9],
  ['oboe', -20.3, 1.1],
  ['english-horn', -18.2, 1.7],
  ['clarinet', -16.8, -0.8],
  ['bass-clarinet', -15.8, -0.6],
  ['bassoon', -15.8, 1.6],
  ['alto-saxophone', -17.4, -0.5],
  ['horn', -15.6, 1.1],
  ['trumpet', -13.5, -0.2],
  ['trombone', -11.5, 0.1],
  ['tuba', -19.6, -1.5],
  ['accordion', -15.4, 0.0],
  ['guitar', -9.7, 1.0],
  ['marimba', -10.3, 0.4],
  ['vibraphone', -13.6, -0.6],
  ['violin', -14.3, -0.1],
  ['viola', -12.2, -0.5],
  ['cello', -11.1, -0.3],
  ['double-bass', -10.0, -0.7],
];

/** The number a Csound instrument has in the .csd, from 1. */
export const csoundNumber = (id: InstrumentId): number => rows.findIndex(([known]) => known === id) + 1;

const table = (name: string, column: 1 | 2): string =>
  `${name} ftgen 0, 0, -${rows.length + 1}, -2, 0, ${rows.map((row) => row[column]).join(', ')}`;

export const levels = `${table('giLevels', 1)}\n${table('giSlopes', 2)}`;
