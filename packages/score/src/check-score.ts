import { instrumentOf } from './instruments.ts';
import { barTicks, sectionTicks, type Note, type Part, type Score, type ScoreSection } from './model.ts';
import type { ScoreStory, StorySection } from './story.ts';

/**
 * Lists the faults of a score, one sentence each; empty for a valid score. In a valid score bars follow one another,
 * and notes are integers, in range, in order and inside their movement. A voice never overlaps itself, every action has
 * its place, and the lyrics equal the speeches word for word.
 */
export function scoreProblems(score: Score, story: ScoreStory): string[] {
  const sections = new Map(story.sections.map((section) => [section.headingId, section]));
  const acting = story.sections.flatMap(({ elements }) =>
    elements.flatMap(({ character }) => character ?? []),
  );
  const cast = new Set(score.cast.map(({ characterId }) => characterId));
  return [
    ...acting
      .filter(({ characterId }) => !cast.has(characterId))
      .map(({ name }) => `${name} is not in the cast`),
    ...score.sections.flatMap((section) =>
      [
        ...barProblems(section),
        ...section.parts.flatMap((part) => partProblems(part, sectionTicks(section))),
        ...storyProblems(section, sections.get(section.headingId)!),
      ].map((problem) => `section ${section.headingId}: ${problem}`),
    ),
  ];
}

function barProblems({ bars }: ScoreSection): string[] {
  if (bars.length === 0) return ['it has no bars'];
  return bars.flatMap((bar, i) => {
    const before = bars[i - 1];
    const begins = before ? before.tick + barTicks(before.metre) : 0;
    const isPlayable = Number.isInteger(bar.tempo) && bar.tempo >= 20 && bar.tempo <= 240;
    return [
      ...(bar.tick === begins ? [] : [`bar ${i + 1} begins at ${bar.tick}, not at ${begins}`]),
      ...(isPlayable ? [] : [`bar ${i + 1} has tempo ${bar.tempo}`]),
    ];
  });
}

function partProblems({ id, instrument, notes }: Part, end: number): string[] {
  const { lowest, highest } = instrumentOf(instrument);
  return notes.flatMap((note, i) => {
    const before = notes[i - 1];
    const { midi } = note.pitch;
    const free = before ? before.tick + before.ticks : 0;
    const whole = [note.tick, note.ticks, midi, note.velocity].every(Number.isInteger);
    return [
      ...(whole && note.ticks > 0 ? [] : ['is not whole']),
      ...(note.tick >= free ? [] : ['overlaps the one before']),
      ...(note.tick + note.ticks <= end ? [] : ['hangs over the end']),
      ...(midi >= lowest && midi <= highest ? [] : [`has pitch ${midi}, out of ${lowest} to ${highest}`]),
      ...(midi === spelled(note) ? [] : ['is spelled as another pitch']),
      ...(note.velocity >= 1 && note.velocity <= 127 ? [] : [`has velocity ${note.velocity}`]),
    ].map((problem) => `${id}, note at ${note.tick} ${problem}`);
  });
}

const naturals = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 } as const;

const spelled = ({ pitch: { letter, alter, octave } }: Note): number =>
  12 * (octave + 1) + naturals[letter] + alter;

function storyProblems({ parts, actions }: ScoreSection, { elements }: StorySection): string[] {
  const placed = new Set(actions.map(({ actionId }) => actionId));
  const sung = sungIn(parts);
  return elements.flatMap(({ actionId, spokenWord }) => {
    const text = spokenWord?.text.trim().split(/\s+/u).join(' ') ?? '';
    return [
      ...(placed.has(actionId) ? [] : [`action ${actionId} is not heard`]),
      ...((sung.get(actionId) ?? '') === text ? [] : [`action ${actionId} is not sung as it is written`]),
    ];
  });
}

/** The sung text of each action, from the lyrics of all parts. */
export function sungIn(parts: Part[]): Map<number, string> {
  const sung = new Map<number, string>();
  for (const { notes } of parts)
    for (const { lyric, source } of notes) {
      if (!lyric || !source) continue;
      const text = lyric.text + (lyric.endsWord ? ' ' : '');
      sung.set(source.actionId, (sung.get(source.actionId) ?? '') + text);
    }
  for (const [actionId, text] of sung) sung.set(actionId, text.trimEnd());
  return sung;
}
