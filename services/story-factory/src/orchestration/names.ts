import { shorten } from '@fountainai/contracts';
import type { ScoreStory } from '@fountainai/score';
import type { FileKind } from '../tables.ts';

/** The media type and the extension of every kind of file. */
export const fileTypes: Record<FileKind, { contentType: string; extension: string }> = {
  midi: { contentType: 'audio/midi', extension: 'mid' },
  lilypond: { contentType: 'text/x-lilypond', extension: 'ly' },
  csound: { contentType: 'text/x-csound', extension: 'csd' },
  musicxml: { contentType: 'application/vnd.recordare.musicxml+xml', extension: 'musicxml' },
  pdf: { contentType: 'application/pdf', extension: 'pdf' },
  svg: { contentType: 'image/svg+xml', extension: 'svg' },
  wav: { contentType: 'audio/wav', extension: 'wav' },
  mp3: { contentType: 'audio/mpeg', extension: 'mp3' },
};

const longestName = 80;

/**
 * Returns the file name for a download: `02-capulets-orchard-page-1.svg`, or the play's title for a file of the whole.
 */
export function fileName(
  story: ScoreStory,
  { kind, headingId, page }: { kind: FileKind; headingId: number | null; page: number | null },
): string {
  const { extension } = fileTypes[kind];
  const stem = headingId === null ? slugOf(story.title) || 'play' : sectionName(story, headingId);
  return `${stem}${page === null ? '' : `-page-${page}`}.${extension}`;
}

/** The number keeps files in reading order. */
function sectionName({ sections }: ScoreStory, headingId: number): string {
  const index = sections.findIndex((section) => section.headingId === headingId);
  const number = String(index + 1).padStart(Math.max(2, String(sections.length).length), '0');
  const slug = slugOf(sections[index]?.title ?? '');
  return slug ? `${number}-${slug}` : number;
}

/** Keeps letters and digits of any script, with hyphens between the words. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return shorten(slug, longestName).replace(/-$/, '');
}
