import { invalid } from '@fountainai/service-kit';
import type { StoryElement } from './story/story.ts';

interface Range {
  startSequence: number;
  endSequence: number;
}

/** @throws Problem 400 when the range ends before it starts */
export function refuseEmptyRange({ startSequence, endSequence }: Range): void {
  if (startSequence > endSequence)
    throw invalid([
      { pointer: 'startSequence', message: `must not be greater than endSequence (${endSequence})` },
    ]);
}

export function inRange({ startSequence, endSequence }: Range) {
  return ({ action: { sequenceNumber } }: StoryElement) =>
    startSequence <= sequenceNumber && sequenceNumber <= endSequence;
}
