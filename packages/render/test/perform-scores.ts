import { instrumentOf, type InstrumentId, type Note, type Part, type Score } from '@fountainai/score';

const key = { letter: 'C', alter: 0, mode: 'ionian' } as const;
const barTicks = 1920;

const note = (tick: number, ticks: number, midi: number, velocity: number): Note => ({
  tick,
  ticks,
  pitch: { letter: 'C', alter: 0, octave: 4, midi },
  velocity,
  technique: 'normal',
  articulation: null,
  lyric: null,
  source: null,
});

function partOf(id: string, characterId: number | null, instrument: InstrumentId, notes: Note[]): Part {
  return { id, characterId, name: id, instrument, notes, dynamics: [] };
}

/** A pitch around the middle of an instrument's range. */
function middleOf(instrument: InstrumentId): number {
  const { lowest, highest } = instrumentOf(instrument);
  return Math.round((lowest + highest) / 2);
}

function scoreOf(bars: number, parts: Part[]): Score {
  const soloists = parts.filter(({ characterId }) => characterId !== null);
  return {
    title: '',
    author: '',
    cast: soloists.map(({ characterId, instrument }) => ({
      characterId: characterId!,
      name: '',
      instrument,
      motif: { steps: [0], lengths: [480] },
    })),
    sections: [
      {
        headingId: 1,
        title: '',
        character: '',
        bars: Array.from({ length: bars }, (_, bar) => ({
          tick: bar * barTicks,
          metre: { beats: 4, unit: 4 },
          key,
          tempo: 120,
        })),
        parts,
        actions: [],
      },
    ],
  };
}

const melody = [0, 4, 5, 7, 9, 2, 0, -1];

/** Soloists take turns bar by bar, in eighths; the strings hold chords behind them. */
export function turns(
  bars: number,
  soloists: InstrumentId[],
  strings: InstrumentId[],
  velocity: number,
): Score {
  const solo = soloists.map((instrument, turn) =>
    partOf(
      `character-${turn}`,
      turn,
      instrument,
      Array.from({ length: bars }, (_, bar) => bar)
        .filter((bar) => bar % soloists.length === turn)
        .flatMap((bar) =>
          melody.map((step, i) => note(bar * barTicks + i * 240, 240, middleOf(instrument) + step, velocity)),
        ),
    ),
  );
  const chords = strings.map((instrument, desk) =>
    partOf(
      `desk-${desk}`,
      null,
      instrument,
      Array.from({ length: bars }, (_, bar) =>
        note(
          bar * barTicks,
          barTicks,
          middleOf(instrument) + ((bar * 5 + desk * 4) % 12) - 6,
          velocity * 0.75,
        ),
      ),
    ),
  );
  return scoreOf(bars, [...solo, ...chords]);
}

/** Every instrument by itself for a bar, as a soloist. */
export function oneByOne(instruments: InstrumentId[]): Score {
  return turns(instruments.length, instruments, [], 80);
}
