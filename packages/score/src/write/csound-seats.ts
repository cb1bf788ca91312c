import type { Part, Score } from '../model.ts';

// Seats from the middle outwards; characters after the seventh share a seat with a different instrument.
const stage = [0.42, 0.6, 0.33, 0.68, 0.25, 0.76, 0.5];

/**
 * The position of each part in all sections, 0 left and 1 right: characters by their place in the cast, the strings
 * spread.
 */
export function createSeats(score: Score): (part: Part) => number {
  const cast = score.cast.map(({ characterId }) => characterId);
  const behind = [
    ...new Set(
      score.sections.flatMap(({ parts }) =>
        parts.filter((part) => part.characterId === null).map(({ id }) => id),
      ),
    ),
  ];
  const apart = 0.6 / Math.max(1, behind.length - 1);
  return ({ id, characterId }) =>
    characterId === null
      ? Number((0.2 + apart * behind.indexOf(id)).toFixed(3))
      : stage[Math.max(0, cast.indexOf(characterId)) % stage.length]!;
}
