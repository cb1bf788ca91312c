import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { writtenBody, type ServiceCall } from '@fountainai/service-kit';
import { answerExport } from './answer-export.ts';
import { answerImport } from './answer-import.ts';
import { answerAsk, answerCancel, answerFile, answerState } from './orchestration/answers.ts';
import { pathsOf } from './orchestration/views.ts';
import type { Parts } from './parts.ts';
import { refuseEmptyRange, inRange } from './range.ts';
import { answerOf } from './story/answers.ts';
import { onceFor } from './story/once-for.ts';
import type { StoryNow } from './story/story-now.ts';
import type { StoryElement, StorySection } from './story/story.ts';
import { characterView, contextView, spokenWordView } from './views.ts';

/** v1's operations: the whole story in one answer. */
export function v1({ peers, gather, see, imports, music }: Parts): Operations<operations, 'V1', ServiceCall> {
  return {
    getStoryV1: async ({ query: { scriptId } }, call) => {
      const now = await see(scriptId, call);
      return { status: 200, body: answerOf(now, ['getStoryV1'], () => wholeStory(now)) };
    },

    getStorySequencesV1: async ({ query }, call) => {
      refuseEmptyRange(query);
      const { elements } = await gather(query.scriptId, call);
      const body = writtenBody<Schemas['StorySequencesV1']>({
        scriptId: String(query.scriptId),
        sequences: { items: elements.filter(inRange(query)).map(elementText) },
      });
      return { status: 200, body };
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

function wholeStory({ story: { script, sections }, score }: StoryNow): Schemas['FullStoryV1'] {
  const { scriptId, title, author, description } = script;
  const sectionView = (section: StorySection): Schemas['SectionV1'] => ({
    headingId: section.headingId,
    scriptId,
    title: section.title,
    sequenceNumber: section.sequenceNumber,
  });
  return writtenBody<Schemas['FullStoryV1']>({
    scriptId: String(scriptId),
    title: JSON.stringify(title),
    author: JSON.stringify(author),
    description: JSON.stringify(description),
    sections: JSON.stringify(sections.map(sectionView)),
    story: { items: sections.filter(({ elements }) => elements.length > 0).map(elementTexts) },
    orchestration: JSON.stringify(pathsOf('v1', score)),
    missing: JSON.stringify(sections.flatMap(({ missing }) => missing)),
  });
}

/** The JSON of a section's elements as bytes: a changed line serializes its own section again, and no other. */
const elementTexts = onceFor(({ elements }: StorySection) => Buffer.from(elements.map(elementText).join()));
const elementText = (element: StoryElement) => JSON.stringify(elementView(element));

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
