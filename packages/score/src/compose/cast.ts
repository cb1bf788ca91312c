import { castInstruments, type Instrument, type InstrumentId } from '../instruments.ts';
import type { CastMember } from '../model.ts';
import type { ScoreStory } from '../story.ts';
import { inventMotif } from './motif.ts';

interface Role {
  characterId: number;
  name: string;
  actions: number;
  sections: Set<number>;
}

/**
 * Gives every character of a story, silent ones too, an instrument and a leitmotif. The character with the most actions
 * chooses first. Each character takes the instrument that differs most from those of the characters in its scenes.
 */
export function castOf(story: ScoreStory): CastMember[] {
  const roles = rolesOf(story);
  const cast: CastMember[] = [];
  const playing = new Map<InstrumentId, Role[]>();
  for (const role of roles) {
    const instrument = chooseInstrument(role, cast.length, playing);
    playing.set(instrument, [...(playing.get(instrument) ?? []), role]);
    const motif = inventMotif(
      `${role.characterId} ${role.name}`,
      cast.slice(-motifMemory).map((member) => member.motif),
    );
    cast.push({ characterId: role.characterId, name: role.name, instrument, motif });
  }
  return cast;
}

/** A motif differs from this many earlier ones. Listeners cannot tell more apart, and a play may have a thousand. */
const motifMemory = 40;

function rolesOf({ sections }: ScoreStory): Role[] {
  const roles = new Map<number, Role>();
  for (const { headingId, elements } of sections)
    for (const { character } of elements) {
      if (!character) continue;
      const role = roles.get(character.characterId) ?? {
        ...character,
        actions: 0,
        sections: new Set<number>(),
      };
      role.actions++;
      role.sections.add(headingId);
      roles.set(character.characterId, role);
    }
  return [...roles.values()].toSorted((a, b) => b.actions - a.actions || a.characterId - b.characterId);
}

function chooseInstrument(role: Role, rank: number, playing: Map<InstrumentId, Role[]>): InstrumentId {
  const merits = castInstruments.map((instrument) => merit(instrument, role, rank, playing));
  return castInstruments[merits.indexOf(Math.max(...merits))]!.id;
}

/** The first characters sing most, so they get woodwinds, then any instrument that can hold a long note. */
const leads = 6;
const firstLeads = 2;
const unfit = 30;
/** Two characters that share a scene and an instrument differ by their motifs only. */
const sameVoice = 60;

function merit(instrument: Instrument, role: Role, rank: number, playing: Map<InstrumentId, Role[]>): number {
  let nearest = 40;
  for (const other of castInstruments) {
    const players = playing.get(other.id) ?? [];
    if (players.length === 0) continue;
    const together = players.some((player) => shareASection(player, role));
    const clash = together && other.id === instrument.id ? sameVoice : 0;
    const distance = timbreDistance(instrument, other) + (together ? 0 : 15) - players.length - clash;
    nearest = Math.min(nearest, distance);
  }
  return nearest - (isFit(instrument, rank) ? 0 : unfit);
}

function isFit({ family, lowest }: Instrument, rank: number): boolean {
  if (rank >= leads) return true;
  if (rank < firstLeads) return family === 'woodwind' && lowest >= 50;
  return family !== 'plucked' && family !== 'mallet' && lowest >= 35;
}

function shareASection(a: Role, b: Role): boolean {
  const [few, many] = a.sections.size < b.sections.size ? [a, b] : [b, a];
  return [...few.sections].some((headingId) => many.sections.has(headingId));
}

/** The distance of two instruments by register, brightness, attack and family (Grey 1977; McAdams 1995). */
export function timbreDistance(a: Instrument, b: Instrument): number {
  if (a.id === b.id) return 0;
  return (
    Math.abs(a.lowest + a.highest - b.lowest - b.highest) / 4 +
    2 * Math.abs(a.brightness - b.brightness) +
    2 * Math.abs(a.attack - b.attack) +
    (a.family === b.family ? 1 : 6)
  );
}
