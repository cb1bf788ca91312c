import { timbreDistance } from '../compose/cast.ts';
import { motifDistance } from '../compose/motif.ts';
import { instrumentOf } from '../instruments.ts';
import type { CastMember, Note, Score, ScoreSection } from '../model.ts';
import { share } from './singing.ts';

/** How well listeners can tell the speakers apart. */
export interface CastMeasures {
  /** The least and the mean distance between two motifs. */
  motifsLeast: number;
  motifsMean: number;
  /** Pairs of speakers in the same section with the same instrument. */
  sameInstrumentTogether: number;
  /** Speeches whose own speaker is the nearest of the section's speakers by timbre and opening; in percent. */
  speakersTold: number;
}

/** The weight of a motif's step against a unit of timbre. */
const stepWeight = 2;

export function measureCast({ cast, sections }: Score): CastMeasures {
  const byId = new Map(cast.map((member) => [member.characterId, member]));
  const distances = pairsOf(cast).map(([a, b]) => motifDistance(a.motif, b.motif));
  const together = sections.flatMap((section) => pairsOf(heardIn(section, byId)));
  const speeches = sections.flatMap((section) => openingsIn(section, byId));
  return {
    motifsLeast: distances.length ? Math.min(...distances) : 0,
    motifsMean:
      Math.round((10 * distances.reduce((sum, d) => sum + d, 0)) / Math.max(1, distances.length)) / 10,
    sameInstrumentTogether: new Set(
      together
        .filter(([a, b]) => a.instrument === b.instrument)
        .map((pair) => pair.map((m) => m.name).join()),
    ).size,
    speakersTold: share(speeches, isTold),
  };
}

const pairsOf = <T>(items: T[]): [T, T][] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));

/** The speakers of a section. */
const heardIn = ({ parts }: ScoreSection, byId: Map<number, CastMember>): CastMember[] =>
  parts
    .filter(({ notes }) => notes.some(({ lyric }) => lyric))
    .flatMap(({ characterId }) => (characterId === null ? [] : (byId.get(characterId) ?? [])));

interface Opening {
  speaker: CastMember;
  others: CastMember[];
  notes: Note[];
}

function openingsIn(section: ScoreSection, byId: Map<number, CastMember>): Opening[] {
  const heard = heardIn(section, byId);
  return section.parts.flatMap(({ characterId, notes }) => {
    const speaker = characterId === null ? undefined : byId.get(characterId);
    if (!speaker) return [];
    const speeches = Map.groupBy(
      notes.filter(({ lyric, source }) => lyric && source),
      ({ source }) => source!.actionId,
    );
    return [...speeches.values()].map((sung) => ({ speaker, others: heard, notes: sung }));
  });
}

function isTold({ speaker, others, notes }: Opening): boolean {
  const distance = (member: CastMember): number =>
    timbreDistance(instrumentOf(member.instrument), instrumentOf(speaker.instrument)) +
    stepWeight * openingDistance(member, notes);
  const own = distance(speaker);
  return others.every((other) => other === speaker || distance(other) > own);
}

/** The distance of the first intervals from those of a motif, in steps (a step counts as two semitones). */
function openingDistance({ motif }: CastMember, notes: Note[]): number {
  let distance = 0;
  for (let i = 1; i < Math.min(motif.steps.length, notes.length); i++) {
    const interval = (notes[i]!.pitch.midi - notes[i - 1]!.pitch.midi) / 1.75;
    distance += Math.abs(interval - (motif.steps[i]! - motif.steps[i - 1]!));
  }
  return distance;
}
