import type { components } from '@fountainai/contracts/story-factory';
import type { FileKind, FileRow, OrchestrationRow } from '../tables.ts';
import type { ShownFiles } from './files.ts';
import { fileTypes } from './names.ts';

type Schemas = components['schemas'];
export type ApiVersion = 'v1' | 'v2';

/**
 * Returns an orchestration as a response shows it; v1's contract drops fields that it lacks.
 * @param revisionNow the script's revision; undefined after the script is deleted
 */
export function jobView(
  version: ApiVersion,
  row: OrchestrationRow,
  { score, page, nextCursor }: ShownFiles,
  revisionNow: number | undefined,
): Schemas['OrchestrationJobV2'] {
  const { scriptId, headingId, revision, state, stage, finished, total, failures } = row;
  return {
    scriptId,
    headingId,
    revision,
    state,
    progress: { done: Math.min(finished.length + failures.length, total), total, stage },
    stale: revision !== revisionNow,
    ...pathsOf(version, score),
    musicXmlFilePath: pathOf(version, score, 'musicxml'),
    files: page.map((file) => fileView(version, file)),
    nextCursor,
    failures: failures.map(({ headingId: ofSection, message }) => ({ headingId: ofSection, message })),
    requestedAt: row.requestedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function fileView(version: ApiVersion, file: FileRow): Schemas['OrchestrationFileV2'] {
  const { id: fileId, kind, headingId, page, name, size, madeBy } = file;
  const { contentType } = fileTypes[kind];
  return { fileId, kind, headingId, page, name, contentType, size, url: urlOf(version, file), madeBy };
}

/** Returns the paths of the whole play's score, as a full story shows them. */
export function pathsOf(version: ApiVersion, score: FileRow[]): Schemas['Orchestration'] {
  return {
    csoundFilePath: pathOf(version, score, 'csound'),
    lilyPondFilePath: pathOf(version, score, 'lilypond'),
    midiFilePath: pathOf(version, score, 'midi'),
  };
}

function pathOf(version: ApiVersion, score: FileRow[], kind: FileKind): string | null {
  const file = score.find((each) => each.kind === kind);
  return file ? urlOf(version, file) : null;
}

const urlOf = (version: ApiVersion, { id }: FileRow) => `/${version}/files/${id}`;

/** Returns the address of a script's or section's orchestration. */
export function addressOf(
  version: ApiVersion,
  { scriptId, headingId }: { scriptId: number; headingId: number | null },
): string {
  const path = `/${version}/scripts/${scriptId}/orchestration`;
  return headingId === null ? path : `${path}?headingId=${headingId}`;
}
