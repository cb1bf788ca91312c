import { shorten, type Call } from '@fountainai/contracts';
import {
  readTitlePageEntries,
  writeFountain,
  type Play,
  type PlayElement,
  type Setting,
  type TitlePageEntry,
} from '@fountainai/play-formats';
import { readSectionContexts } from './of-sections.ts';
import type { Peers } from './peers.ts';
import type { Context, Story, StoryElement } from './story/story.ts';

/** Writes a story in a text format for plays. */
export async function exportPlay(
  _format: 'fountain',
  peers: Peers,
  story: Story,
  call: Call,
): Promise<string> {
  return writeFountain(playOf(story, await settingsOf(peers, story, call)));
}

/** Returns the Content-Disposition header (RFC 6266) that names the file after the play. */
export function dispositionOf(title: string, extension: string): string {
  const readable = title.replaceAll(/[\p{C}"\\/:*?<>|]+/gu, ' ').trim();
  const name = `${shorten(readable, 100) || 'play'}.${extension}`;
  const plain = name.replaceAll(/[^\x20-\x7e]+/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function playOf({ script, sections, elements }: Story, settings: Map<number, Setting>): Play {
  return {
    title: script.title,
    author: script.author,
    titlePage: titlePageOf(script),
    characters: [
      ...new Set(elements.flatMap((element) => (element.action.kind === 'speech' ? nameOf(element) : []))),
    ],
    sections: sections.map((section) => ({
      title: section.title,
      level: section.level,
      setting: settings.get(section.headingId) ?? null,
      elements: section.elements.map(elementOf),
      line: 0,
    })),
    leftOut: [],
    doubts: [],
  };
}

function elementOf(element: StoryElement): PlayElement {
  const { kind, description, extension, dual, spokenWord } = element.action;
  if (kind !== 'speech') return { kind, text: description, line: 0 };
  return { kind, character: nameOf(element), extension, dual, text: spokenWord?.text ?? '', line: 0 };
}

function nameOf({ character, action }: StoryElement): string {
  return character?.name ?? (action.characterId === null ? 'SOMEBODY' : `CHARACTER ${action.characterId}`);
}

/**
 * An import stores the other title page entries in the description. Description text in another form becomes a note on
 * the play.
 */
function titlePageOf({ title, author, description }: Story['script']): TitlePageEntry[] {
  return [
    { key: 'Title', values: [title] },
    ...(author ? [{ key: 'Author', values: [author] }] : []),
    ...readTitlePageEntries(description),
  ];
}

/** Finds the setting of every scene: the section's own context that names a location. */
async function settingsOf(
  peers: Peers,
  { sections, elements }: Story,
  call: Call,
): Promise<Map<number, Setting>> {
  const settings = new Map<number, Setting>();
  const note = (headingId: number, context: Context | null) => {
    const setting = context?.headingId === headingId ? settingOf(context) : undefined;
    if (setting && !settings.has(headingId)) settings.set(headingId, setting);
  };
  for (const { section, context } of elements) note(section.headingId, context);
  const empty = sections.flatMap((section) => (section.elements.length === 0 ? section.headingId : []));
  for (const [headingId, [first]] of await readSectionContexts(peers, empty, call)) note(headingId, first!);
  return settings;
}

function settingOf({ data }: Context): Setting | undefined {
  const { location, time, place, sceneNumber } = data as Partial<Setting>;
  if (typeof location !== 'string') return undefined;
  return {
    location,
    ...(typeof time === 'string' && { time }),
    ...(place && { place }),
    ...(typeof sceneNumber === 'string' && { sceneNumber }),
  };
}
