import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rendering, RenderOptions } from '@fountainai/render';
import type { Score, ScoreStory } from '@fountainai/score';
import type { Music } from '../src/orchestration/music.ts';

/** Makes music at once; each file holds the data that it is made from. */
export function fakeMusic(change: Partial<Music> = {}): Music {
  return {
    version: 'fake 1',
    compose: async (story, headingId) => ({
      score: scoreOf(story, headingId),
      written: {
        midi: encode(`midi of ${JSON.stringify(story)}`),
        lilypond: encode(`lilypond of ${story.title}`),
        csound: encode(`csound of ${story.title}`),
        musicxml: encode(`musicxml of ${story.title}`),
      },
    }),
    engrave: (score, options) =>
      rendering(score, options, [
        ['pdf', null],
        ['svg', 1],
      ]),
    perform: (score, options) =>
      rendering(score, options, [
        ['wav', null],
        ['mp3', null],
      ]),
    ...change,
  };
}

const encode = (text: string) => new TextEncoder().encode(text);

function scoreOf({ title, author, sections }: ScoreStory, headingId: number | null): Score {
  const key = { letter: 'C', alter: 0, mode: 'ionian' } as const;
  const wanted = sections.filter((section) => headingId === null || section.headingId === headingId);
  return {
    title,
    author,
    cast: [],
    sections: wanted.map((section) => ({
      headingId: section.headingId,
      title: section.title,
      character: '',
      bars: section.elements.map((_, i) => ({ tick: i, metre: { beats: 4, unit: 4 }, key, tempo: 90 })),
      parts: [],
      actions: [],
    })),
  };
}

async function rendering(
  { sections }: Score,
  { folder }: RenderOptions,
  parts: [Rendering['files'][number]['kind'], number | null][],
): Promise<Rendering> {
  const files = parts.map(([kind, page]) => ({ kind, page, path: join(folder, `made.${kind}`) }));
  for (const { kind, path } of files) await writeFile(path, `${kind} of ${sections[0]!.title}`);
  return { by: 'fake renderer 1', files, failures: [] };
}
