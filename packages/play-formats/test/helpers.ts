import { readFileSync } from 'node:fs';
import { parseFountain, type Play, type PlayElement } from '../src/index.ts';

export function readSample(name: string): string {
  return readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
}

export function readScreenplay(): string {
  return readFileSync(new URL('the-night-ferry.fountain', import.meta.url), 'utf8');
}

export function elementsOf(play: Play): PlayElement[] {
  return play.sections.flatMap((section) => section.elements);
}

/** Elements of the one scene whose body is given, as [kind, text] or [character, extension, text]. */
export function readBody(body: string): (string | null)[][] {
  return elementsOf(parseFountain(`INT. STAGE\n\n${body}`)).map((element) =>
    element.kind === 'speech'
      ? [element.character, element.extension, element.text]
      : [element.kind, element.text],
  );
}

/** The part of a play that a round trip keeps: everything but line numbers, doubts and what was left out. */
export function storyOf(play: Play) {
  return {
    ...play,
    leftOut: [],
    doubts: [],
    sections: play.sections.map((section) => ({
      ...section,
      line: 0,
      elements: section.elements.map((element) => ({ ...element, line: 0 })),
    })),
  };
}
