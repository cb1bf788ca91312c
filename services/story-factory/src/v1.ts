import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import type { ServiceCall } from '@fountainai/service-kit';
import { answerExport } from './answer-export.ts';
import { answerImport } from './answer-import.ts';
import { contentEtag } from './content-etag.ts';
import { gatherStory } from './gather.ts';
import type { ImportParts } from './import-play.ts';
import {
  answerAsk,
  answerCancel,
  answerFile,
  answerState,
  type OrchestrationParts,
} from './orchestration/answers.ts';
import { storyPaths } from './orchestration/views.ts';
import type { Peers } from './peers.ts';
import { refuseEmptyRange, inRange } from './range.ts';
import { missingIn, type StoryElement } from './story.ts';
import { characterView, contextView, spokenWordView } from './views.ts';

/** v1's operations: the whole story in one answer. */
export function v1({
  peers,
  imports,
  music,
}: {
  peers: Peers;
  imports: ImportParts;
  music: OrchestrationParts;
}): Operations<operations, 'V1', ServiceCall> {
  return {
    getStoryV1: async ({ query: { scriptId } }, call) => {
      const { script, sections, elements } = await gatherStory(peers, scriptId, call);
      const orchestration = await storyPaths(music.database, 'v1', script, call);
      const body: Schemas['FullStoryV1'] = {
        scriptId: script.scriptId,
        title: script.title,
        author: script.author,
        description: script.description,
        sections: sections.map(({ headingId, title, sequenceNumber }) => ({
          headingId,
          scriptId,
          title,
          sequenceNumber,
        })),
        story: elements.map(elementView),
        orchestration,
        missing: elements.flatMap(missingIn),
      };
      return { status: 200, headers: { ETag: contentEtag(body) }, body };
    },

    getStorySequencesV1: async ({ query }, call) => {
      refuseEmptyRange(query);
      const { elements } = await gatherStory(peers, query.scriptId, call);
      const body = { scriptId: query.scriptId, sequences: elements.filter(inRange(query)).map(elementView) };
      return { status: 200, headers: { ETag: contentEtag(body) }, body };
    },

    importStoryV1: ({ body }, call) => answerImport(imports, body, call),
    exportStoryV1: ({ query }, call) => answerExport(peers, query, call),

    orchestrateScriptV1: ({ params, body = {} }, call) => answerAsk(music, 'v1', params.scriptId, body, call),
    getOrchestrationV1: ({ params, query }, call) => answerState(music, 'v1', { ...params, ...query }, call),
    cancelOrchestrationV1: ({ params, query }, call) =>
      answerCancel(music, 'v1', { ...params, ...query }, call),
    getFileV1: ({ params }, call) => answerFile(music, params.fileId, call),
  };
}

type Schemas = components['schemas'];

function elementView({ section, action, character, context }: StoryElement): Schemas['StoryElementV1'] {
  const { actionId, description, sequenceNumber, characterId, dialogueId, contextId } = action;
  const { headingId } = section;
  return {
    sequence: sequenceNumber,
    headingId,
    character: character && characterView(character),
    action: { actionId, headingId, description, sequenceNumber, characterId, dialogueId, contextId },
    spokenWord: action.spokenWord && spokenWordView(action.spokenWord),
    context: context && contextView(context),
  };
}
