import type { Call } from '@fountainai/contracts';
import type { Play } from '@fountainai/play-formats';
import { inWorkspace, isPeerNotFound, tookNoEffect, type Database, type Db } from '@fountainai/service-kit';
import { makeParts, undoParts, type MadeParts, type StepCall } from './import-parts.ts';
import {
  claimImport,
  failImport,
  finishImport,
  sourceHashOf,
  stopImport,
  type Claim,
} from './import-record.ts';
import type { ImportSummary } from './import-summary.ts';
import type { Peers } from './peers.ts';
import type { PlayReader } from './play-reader.ts';

export interface ImportParts {
  database: Database;
  /** Clients with a longer timeout than stories need, because one call sends a whole play. */
  peers: Peers;
  reader: PlayReader;
}

export interface ImportOutcome {
  isNew: boolean;
  summary: ImportSummary;
}

const undoMs = 10_000;

/**
 * Imports a whole play or nothing. A repeated text returns the play that it created. An interrupted run resumes; a
 * failed run is undone and may be repeated.
 * @param source the format and text that identify the play
 */
export async function importPlay(
  parts: ImportParts,
  call: Call,
  play: Play,
  source: string,
): Promise<ImportOutcome> {
  const { workspace, subject } = call.caller;
  const sourceHash = sourceHashOf(source);
  const claim = (again: boolean) =>
    inWorkspace(parts.database, workspace, (db) => claimImport(db, workspace, subject, sourceHash, again));

  const claimed = await claim(false);
  if (!claimed.done) return run(parts, call, play, claimed);
  if (await isThere(parts.peers, claimed.done.scriptId, call)) return { isNew: false, summary: claimed.done };
  return run(parts, call, play, await claim(true));
}

async function run(
  { database, peers }: ImportParts,
  call: Call,
  play: Play,
  claim: Claim,
): Promise<ImportOutcome> {
  const { workspace } = call.caller;
  const { sourceHash, attempt } = claim;
  const note = (write: (db: Db) => Promise<void>) => inWorkspace(database, workspace, write);
  const step: StepCall = (name) => ({ ...call, idempotencyKey: `import-${sourceHash}-${attempt}-${name}` });
  const made: MadeParts = { characterIds: [], contextIds: [] };
  try {
    if (claim.leftovers) await undoParts(peers, claim.leftovers, call);
    await makeParts(peers, play, step, made);
    const summary = summaryOf(play, made);
    await note((db) => finishImport(db, workspace, sourceHash, summary));
    return { isNew: true, summary };
  } catch (error) {
    if (tookNoEffect(error)) {
      const leftovers = await undo(peers, call, made, claim.leftovers);
      await note((db) => failImport(db, workspace, sourceHash, leftovers)).catch(stillRunning);
    } else {
      await note((db) => stopImport(db, workspace, sourceHash)).catch(stillRunning);
    }
    throw error;
  }
}

/** When storing the failure fails, the record stays `running`, and the next import resumes the run. */
function stillRunning(): void {}

/** @returns the rows that could not be deleted; the next run tries again */
async function undo(
  peers: Peers,
  call: Call,
  made: MadeParts,
  before: MadeParts | null,
): Promise<MadeParts | null> {
  const all = [made, ...(before ? [before] : [])];
  const patient = { ...call, deadline: Date.now() + undoMs };
  try {
    for (const parts of all) await undoParts(peers, parts, patient);
    return null;
  } catch {
    return {
      characterIds: all.flatMap(({ characterIds }) => characterIds),
      contextIds: all.flatMap(({ contextIds }) => contextIds),
      ...(made.scriptId !== undefined && { scriptId: made.scriptId }),
    };
  }
}

async function isThere(peers: Peers, scriptId: number, call: Call): Promise<boolean> {
  try {
    await peers.script.getScriptV2({ params: { scriptId }, query: {}, headers: {}, body: undefined }, call);
    return true;
  } catch (error) {
    if (isPeerNotFound(error)) return false;
    throw error;
  }
}

function summaryOf(
  { title, sections, leftOut, doubts }: Play,
  { characterIds, contextIds, scriptId }: MadeParts,
): ImportSummary {
  const elements = sections.flatMap((section) => section.elements);
  return {
    scriptId: scriptId!,
    title: title || 'Untitled',
    sections: sections.length,
    actions: elements.length,
    spokenWords: elements.filter(({ kind, text }) => kind === 'speech' && text !== '').length,
    characters: characterIds.length,
    contexts: contextIds.length,
    warnings: [
      ...leftOut.map(({ kind, line }) => `Line ${line}: a ${kind} was left out.`),
      ...doubts.map(({ line, text }) => `Line ${line}: ${text}.`),
    ],
  };
}
