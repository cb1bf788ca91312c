import { readFile } from 'node:fs/promises';
import { ask, askJson, type Place } from './client.ts';

const sample = new URL('../samples/romeo-and-juliet.en.fountain', import.meta.url);
const perScene = 28;

export const romeoAndJuliet = (): Promise<string> => readFile(sample, 'utf8');

/** Builds a play of this many speeches in scenes of equal length; the last scene may be shorter. */
export function playOf(speeches: number, title = `${speeches} speeches`): string {
  const scenes = Array.from({ length: Math.ceil(speeches / perScene) }, (_, scene) => {
    const length = Math.min(perScene, speeches - scene * perScene);
    const lines = Array.from({ length }, (_line, i) => {
      const n = scene * perScene + i;
      return `@PERSON ${n % 34}\nThis is speech ${n}, and it says a little more\nthan one would expect of it.\n`;
    });
    return `.SCENE ${scene + 1}. A place\n\n${lines.join('\n')}`;
  });
  return `Title: ${title}\n\n${scenes.join('\n')}`;
}

/** Imports a play as a user does. @returns its script's id */
export async function importPlay(place: Place, text: string): Promise<number> {
  const body = { format: 'fountain', text };
  const asked = { method: 'POST', body } as const;
  return (await askJson<{ scriptId: number }>(place, 'story-factory', '/v2/stories/import', asked)).scriptId;
}

export const storyPath = (scriptId: number): string => `/v1/stories?scriptId=${scriptId}`;

interface Action {
  actionId: number;
  kind: string;
  description: string;
  characterId: number | null;
  contextId: number | null;
  extension: string | null;
  dual: boolean;
  spokenWord: { dialogueId: number; text: string } | null;
}
export interface Content {
  script: { title: string; author: string; description: string; revision: number };
  sections: { headingId: number; title: string; level: number; actions: Action[] }[];
}

export const contentPath = (scriptId: number): string => `/v2/scripts/${scriptId}/content`;

/** Returns the script's speeches in reading order. */
async function speechesOf(place: Place, scriptId: number): Promise<Action[]> {
  const { sections } = await askJson<Content>(place, 'script', contentPath(scriptId));
  return sections.flatMap(({ actions }) => actions).filter(({ spokenWord }) => spokenWord !== null);
}

/** @returns a function that changes the next speech of the script: its spoken word or its action */
export async function lineWriter(
  place: Place,
  scriptId: number,
): Promise<(kind?: 'spokenWords' | 'actions', through?: Place) => Promise<unknown>> {
  const speeches = await speechesOf(place, scriptId);
  let n = 0;
  return (kind = 'spokenWords', through = place) => {
    const { actionId, spokenWord } = speeches[++n % speeches.length]!;
    const text = `Changed ${n} times.`;
    const [id, body] =
      kind === 'actions' ? [actionId, { description: text }] : [spokenWord!.dialogueId, { text }];
    return ask(through, 'script', `/v2/${kind}/${id}`, { method: 'PATCH', body });
  };
}

/** Reads a list page by page to its end. @param path with a query @returns the number of pages */
export async function readPages(place: Place, service: string, path: string): Promise<number> {
  let [pages, cursor] = [0, undefined as string | null | undefined];
  do {
    const rest = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    cursor = (await askJson<{ nextCursor: string | null }>(place, service, `${path}${rest}`)).nextCursor;
    pages++;
  } while (cursor);
  return pages;
}
