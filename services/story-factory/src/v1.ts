import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { keep, type ServiceCall } from '@fountainai/service-kit';
import { answerExport } from './answer-export.ts';
import { answerImport } from './answer-import.ts';
import { keptAnswers } from './kept-answers.ts';
import { answerAsk, answerCancel, answerFile, answerState } from './orchestration/answers.ts';
import { pathsOf } from './orchestration/views.ts';
import type { Parts } from './parts.ts';
import { refuseEmptyRange, inRange } from './range.ts';
import type { StoryNow } from './story-now.ts';
import { missingIn, type StoryElement } from './story.ts';
import { characterView, contextView, spokenWordView } from './views.ts';

/** v1's operations: the whole story in one answer. */
export function v1({ peers, gather, see, imports, music }: Parts): Operations<operations, 'V1', ServiceCall> {
  const answers = keptAnswers<Schemas['FullStoryV1']>();
  return {
    getStoryV1: async ({ query: { scriptId } }, call) => {
      const now = await see(scriptId, call);
      return { status: 200, body: answers(now, {}, () => wholeStory(now)) };
    },

    getStorySequencesV1: async ({ query }, call) => {
      refuseEmptyRange(query);
      const { elements } = await gather(query.scriptId, call);
      const body = { scriptId: query.scriptId, sequences: elements.filter(inRange(query)).map(elementView) };
      return { status: 200, body: keep(body) };
    },

    importStoryV1: ({ body }, call) => answerImport(imports, body, call),
    exportStoryV1: ({ query }, call) => answerExport(peers, gather, query, call),

    orchestrateScriptV1: ({ params, body = {} }, call) => answerAsk(music, 'v1', params.scriptId, body, call),
    getOrchestrationV1: ({ params, query }, call) => answerState(music, 'v1', { ...params, ...query }, call),
    cancelOrchestrationV1: ({ params, query }, call) =>
      answerCancel(music, 'v1', { ...params, ...query }, call),
    getFileV1: ({ params }, call) => answerFile(music, params.fileId, call),
  };
}

type Schemas = components['schemas'];

function wholeStory({ story: { script, sections, elements }, score }: StoryNow): Schemas['FullStoryV1'] {
  const { scriptId, title, author, description } = script;
  return {
    scriptId,
    title,
    author,
    description,
    sections: sections.map(({ headingId, title: heading, sequenceNumber }) => ({
      headingId,
      scriptId,
      title: heading,
      sequenceNumber,
    })),
    story: elements.map(elementView),
    orchestration: pathsOf('v1', score),
    missing: elements.flatMap(missingIn),
  };
}

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
