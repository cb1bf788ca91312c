import type { Input, Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { decodeCursor, encodeCursor, writtenBody, type ServiceCall } from '@fountainai/service-kit';
import { answerExport } from './answer-export.ts';
import { answerImport } from './answer-import.ts';
import { answerAsk, answerCancel, answerFile, answerState } from './orchestration/answers.ts';
import { readAppearances } from './of-sections.ts';
import { pathsOf } from './orchestration/views.ts';
import type { Parts } from './parts.ts';
import { inRange, refuseEmptyRange } from './range.ts';
import { answerOf } from './story/answers.ts';
import { onceFor } from './story/once-for.ts';
import type { StoryNow } from './story/story-now.ts';
import { cutPage } from './story/story-page.ts';
import { isOfCharacter, type StoryElement, type StorySection } from './story/story.ts';
import { findings } from './validation.ts';
import { characterView, contextView, spokenWordView } from './views.ts';

const usualCharacters = 90_000;
/** The size of a cursor and of the commas and brackets of a page. */
const envelope = 300;

type StoryQuery = Input<operations['getStoryV2']>['query'];

/** v2's operations: stories in pages that fit a client's limit, filters, and import. */
export function v2({ peers, gather, see, imports, music }: Parts): Operations<operations, 'V2', ServiceCall> {
  return {
    getStoryV2: async ({ query }, call) => {
      const now = await see(query.scriptId, call);
      return { status: 200, body: answerOf(now, ['getStoryV2', query], () => pageOfStory(now, query)) };
    },

    getStorySequencesV2: async ({ query }, call) => {
      refuseEmptyRange(query);
      const { scriptId, maxCharacters = usualCharacters, cursor } = query;
      const story = await gather(scriptId, call);
      const wanted = story.elements.filter(inRange(query));
      const page = cutPage({ sections: [] }, wanted, cursor, maxCharacters - envelope, textsOf(scriptId));
      const body = writtenBody<Schemas['StorySequencesV2']>({
        scriptId: String(scriptId),
        sequences: { items: page.story },
        nextCursor: JSON.stringify(page.nextCursor),
      });
      return { status: 200, body };
    },

    validateStoryV2: async ({ query: { scriptId, limit = 50, cursor } }, call) => {
      const [start = 0] = decodeCursor<[number]>(cursor, 'number') ?? [];
      const story = await gather(scriptId, call);
      const busy = story.sections.flatMap(({ elements, headingId }) =>
        elements.length > 0 ? headingId : [],
      );
      const all = findings(story, await readAppearances(peers, busy, call));
      const end = start + limit;
      const nextCursor = end < all.length ? encodeCursor([end]) : null;
      return { status: 200, body: { scriptId, items: all.slice(start, end), nextCursor } };
    },

    importStoryV2: ({ body }, call) => answerImport(imports, body, call),
    exportStoryV2: ({ query }, call) => answerExport(peers, gather, query, call),

    orchestrateScriptV2: ({ params, body = {} }, call) => answerAsk(music, 'v2', params.scriptId, body, call),
    getOrchestrationV2: ({ params, query }, call) => answerState(music, 'v2', { ...params, ...query }, call),
    cancelOrchestrationV2: ({ params, query }, call) =>
      answerCancel(music, 'v2', { ...params, ...query }, call),
    getFileV2: ({ params }, call) => answerFile(music, params.fileId, call),
  };
}

type Schemas = components['schemas'];

function pageOfStory(
  { story, score }: StoryNow,
  { scriptId, maxCharacters = usualCharacters, cursor, character, headingId }: StoryQuery,
): Schemas['FullStoryV2'] {
  const { title, author, description } = story.script;
  const head = { scriptId, title, author, description, orchestration: pathsOf('v2', score) };
  const wanted = story.elements.filter(
    (element) =>
      (headingId === undefined || element.section.headingId === headingId) &&
      (character === undefined || isOfCharacter(element, character)),
  );
  const filtered = headingId !== undefined || character !== undefined;
  const sections = filtered ? [...new Set(wanted.map(({ section }) => section))] : story.sections;
  const room = maxCharacters - JSON.stringify(head).length - envelope;
  const page = cutPage({ sections }, wanted, cursor, room, textsOf(scriptId));
  return writtenBody<Schemas['FullStoryV2']>({
    scriptId: String(scriptId),
    title: JSON.stringify(title),
    author: JSON.stringify(author),
    description: JSON.stringify(description),
    sections: { items: page.sections },
    story: { items: page.story },
    orchestration: JSON.stringify(head.orchestration),
    missing: { items: page.missing },
    nextCursor: JSON.stringify(page.nextCursor),
  });
}

const elementText = onceFor((element: StoryElement) => JSON.stringify(elementView(element)));
const textsOf = (scriptId: number) => ({
  section: (section: StorySection) => JSON.stringify(sectionView(scriptId, section)),
  element: elementText,
});

// The JSON has the same fields in the same order as the spec.
function sectionView(
  scriptId: number,
  { headingId, title, level, sequenceNumber }: StorySection,
): Schemas['SectionV2'] {
  return { headingId, scriptId, title, level, sequenceNumber };
}

function elementView({ section, action, character, context }: StoryElement): Schemas['StoryElementV2'] {
  const { actionId, kind, description, sequenceNumber, characterId, dialogueId, contextId, extension, dual } =
    action;
  const { headingId } = section;
  return {
    sequence: sequenceNumber,
    headingId,
    character: character && characterView(character),
    action: {
      actionId,
      headingId,
      description,
      sequenceNumber,
      characterId,
      dialogueId,
      contextId,
      kind,
      extension,
      dual,
    },
    spokenWord: action.spokenWord && spokenWordView(action.spokenWord),
    context: context && contextView(context),
  };
}
