import type { CastMember, Dynamic, Part } from '../model.ts';
import type { Sounding } from './figures.ts';
import { nobody, partOf, type Line } from './layout.ts';
import type { Choose } from './random.ts';
import { lastMidi, levels, loudness, singLine } from './sing-line.ts';

/** The parts of all characters that sing or play in a section, in the order of the cast. */
export function castParts(
  lines: Line[],
  cast: CastMember[],
  soundingAt: (tick: number) => Sounding,
  choose: Choose,
): Part[] {
  const ordered = withoutCollisions(lines);
  const ids = new Set(ordered.map(({ part }) => part));
  const blank = cast.map((member): Part => ({
    id: partOf(member.characterId),
    characterId: member.characterId,
    name: member.name,
    instrument: member.instrument,
    notes: [],
    dynamics: [],
  }));
  const voice: Part = {
    id: nobody,
    characterId: null,
    name: 'Voice',
    instrument: 'clarinet',
    notes: [],
    dynamics: [],
  };
  const parts = [...blank, voice].filter(({ id }) => ids.has(id));
  const byId = new Map(parts.map((part) => [part.id, part]));
  for (const line of ordered) {
    const part = byId.get(line.part)!;
    part.notes.push(...singLine(line, part.instrument, lastMidi(part.notes), soundingAt, choose));
    addDynamic(part.dynamics, line);
  }
  return parts;
}

const beginOf = ({ notes }: Line): number => notes[0]!.tick;
const endOf = ({ notes }: Line): number => notes.at(-1)!.tick + notes.at(-1)!.ticks;

/** The lines in order of time, without answers that overlap the singing of their own part. */
function withoutCollisions(lines: Line[]): Line[] {
  const sung = Map.groupBy(
    lines.filter(({ kind }) => kind !== 'answer'),
    ({ part }) => part,
  );
  const collides = (answer: Line): boolean =>
    (sung.get(answer.part) ?? []).some(
      (line) => beginOf(line) < endOf(answer) && endOf(line) > beginOf(answer),
    );
  return lines
    .filter((line) => line.kind !== 'answer' || !collides(line))
    .toSorted((a, b) => beginOf(a) - beginOf(b));
}

function addDynamic(dynamics: Dynamic[], { affect, kind, notes }: Line): void {
  const level = levels[loudness(affect.arousal) - (kind === 'answer' ? 2 : 0)]!;
  if (dynamics.at(-1)?.level !== level) dynamics.push({ tick: notes[0]!.tick, level });
}
