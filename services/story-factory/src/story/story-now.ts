import { read, type Database, type ServiceCall } from '@fountainai/service-kit';
import { newestScore } from '../orchestration/files.ts';
import type { FileRow } from '../tables.ts';
import type { GatherStory } from './remember.ts';
import { shareLooks } from './share-looks.ts';
import type { Story } from './story.ts';

/** A story, with the files of its score. */
export interface StoryNow {
  story: Story;
  score: FileRow[];
}
export type SeeStory = (scriptId: number, call: ServiceCall) => Promise<StoryNow>;

/**
 * Reads a story from the services and its score from the service's own database at the same time, for all callers who
 * share a look.
 */
export function seeStories(database: Database, gather: GatherStory): SeeStory {
  return shareLooks(async (scriptId, call) => {
    const { workspace } = call.caller;
    const [story, newest] = await Promise.all([
      gather(scriptId, call),
      read(database, call, (db) => newestScore(db, workspace, scriptId)),
    ]);
    const { revision } = story.script;
    // The newest score is later when the script changed after it was read.
    const isLater = newest !== undefined && newest.revision > revision;
    const ofIt = isLater
      ? await read(database, call, (db) => newestScore(db, workspace, scriptId, revision))
      : newest;
    return { story, score: ofIt?.revision === revision ? ofIt.files : [] };
  });
}
