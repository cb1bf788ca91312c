/** An instrument with the data that writers need. All pitches are sounding pitches. */
export interface Instrument {
  id: InstrumentId;
  name: string;
  abbreviation: string;
  family: 'woodwind' | 'brass' | 'plucked' | 'mallet' | 'reed' | 'string';
  /** General MIDI program, from 0. */
  program: number;
  clef: 'treble' | 'alto' | 'tenor' | 'bass';
  /** The lowest and the highest MIDI number of its parts. */
  lowest: number;
  highest: number;
  /** Brightness and hardness of attack, both 0 to 10; with the register they define the timbre distance. */
  brightness: number;
  attack: number;
}

export type InstrumentId =
  | 'flute'
  | 'recorder'
  | 'oboe'
  | 'english-horn'
  | 'clarinet'
  | 'bass-clarinet'
  | 'bassoon'
  | 'alto-saxophone'
  | 'horn'
  | 'trumpet'
  | 'trombone'
  | 'tuba'
  | 'accordion'
  | 'guitar'
  | 'marimba'
  | 'vibraphone'
  | 'violin'
  | 'viola'
  | 'cello'
  | 'double-bass';

type Row = [
  InstrumentId,
  string,
  string,
  Instrument['family'],
  number,
  Instrument['clef'],
  number,
  number,
  number,
  number,
];

// Ranges are those of able amateurs, after Adler, The Study of Orchestration (4th edition), appendix A.
const rows: Row[] = [
  ['flute', 'Flute', 'Fl.', 'woodwind', 73, 'treble', 60, 93, 6, 2],
  ['recorder', 'Recorder', 'Rec.', 'woodwind', 74, 'treble', 65, 91, 4, 3],
  ['oboe', 'Oboe', 'Ob.', 'woodwind', 68, 'treble', 60, 88, 9, 3],
  ['english-horn', 'English Horn', 'E.H.', 'woodwind', 69, 'treble', 54, 81, 7, 3],
  ['clarinet', 'Clarinet', 'Cl.', 'woodwind', 71, 'treble', 52, 86, 5, 2],
  ['bass-clarinet', 'Bass Clarinet', 'B.Cl.', 'woodwind', 71, 'bass', 38, 67, 3, 2],
  ['bassoon', 'Bassoon', 'Bn.', 'woodwind', 70, 'bass', 36, 67, 6, 4],
  ['alto-saxophone', 'Alto Saxophone', 'A.Sax.', 'woodwind', 65, 'treble', 50, 80, 8, 4],
  ['horn', 'Horn', 'Hn.', 'brass', 60, 'treble', 46, 74, 3, 4],
  ['trumpet', 'Trumpet', 'Tpt.', 'brass', 56, 'treble', 55, 82, 10, 6],
  ['trombone', 'Trombone', 'Tbn.', 'brass', 57, 'bass', 43, 70, 7, 5],
  ['tuba', 'Tuba', 'Tba.', 'brass', 58, 'bass', 31, 60, 2, 5],
  ['accordion', 'Accordion', 'Acc.', 'reed', 21, 'treble', 55, 88, 8, 5],
  ['guitar', 'Guitar', 'Gtr.', 'plucked', 24, 'treble', 45, 79, 5, 8],
  ['marimba', 'Marimba', 'Mar.', 'mallet', 12, 'treble', 48, 84, 3, 9],
  ['vibraphone', 'Vibraphone', 'Vib.', 'mallet', 11, 'treble', 53, 86, 4, 7],
  ['violin', 'Violin', 'Vln.', 'string', 48, 'treble', 55, 93, 7, 2],
  ['viola', 'Viola', 'Vla.', 'string', 48, 'alto', 48, 81, 5, 2],
  ['cello', 'Cello', 'Vc.', 'string', 48, 'bass', 36, 69, 4, 2],
  ['double-bass', 'Double Bass', 'Db.', 'string', 48, 'bass', 28, 55, 2, 3],
];

const toInstrument = ([
  id,
  name,
  abbreviation,
  family,
  program,
  clef,
  lowest,
  highest,
  brightness,
  attack,
]: Row): Instrument => ({
  id,
  name,
  abbreviation,
  family,
  program,
  clef,
  lowest,
  highest,
  brightness,
  attack,
});

const byId = new Map(rows.map((row) => [row[0], toInstrument(row)]));

export const instrumentOf = (id: InstrumentId): Instrument => byId.get(id)!;

/** Instruments for characters: all but the strings, which accompany. */
export const castInstruments: Instrument[] = [...byId.values()].filter(({ family }) => family !== 'string');
