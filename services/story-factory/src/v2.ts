import type { Operations } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { decodeCursor, encodeCursor, type ServiceCall } from '@fountainai/service-kit';
import { answerExport } from './answer-export.ts';
import { answerImport } from './answer-import.ts';
import { gatherAppearances } from './appearances.ts';
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
import { inRange, refuseEmptyRange } from './range.ts';
import { isOfCharacter, type ContentSection, type StoryElement } from './story.ts';
import { cutPage } from './story-page.ts';
import { findings } from './validation.ts';
import { characterView, contextView, spokenWordView } from './views.ts';

const usualCharacters = 90_000;
/** A cursor and the commas and brackets of a page. */
const envelope = 300;

/** v2's operations: stories in pages that fit a client's limit, filters, and import. */
export function v2({
  peers,
  imports,
  music,
}: {
  peers: Peers;
  imports: ImportParts;
  music: OrchestrationParts;
}): Operations<operations, 'V2', ServiceCall> {
  return {
    getStoryV2: async ({ query }, call) => {
      const { scriptId, maxCharacters = usualCharacters, cursor, character, headingId } = query;
      const story = await gatherStory(peers, scriptId, call);
      const { title, author, description } = story.script;
      const orchestration = await storyPaths(music.database, 'v2', story.script, call);
      const head = { scriptId, title, author, description, orchestration };
      const wanted = story.elements.filter(
        (element) =>
          (headingId === undefined || element.section.headingId === headingId) &&
          (character === undefined || isOfCharacter(element, character)),
      );
      const filtered = headingId !== undefined || character !== undefined;
      const sections = filtered ? [...new Set(wanted.map(({ section }) => section))] : story.sections;
      const room = maxCharacters - JSON.stringify(head).length - envelope;
      const views = { section: sectionView(scriptId), element: elementView };
      const body: Schemas['FullStoryV2'] = {
        ...head,
        ...cutPage({ ...story, sections }, wanted, cursor, room, views),
      };
      return { status: 200, headers: { ETag: contentEtag(body) }, body };
    },

    getStorySequencesV2: async ({ query }, call) => {
      refuseEmptyRange(query);
      const { scriptId, maxCharacters = usualCharacters, cursor } = query;
      const story = await gatherStory(peers, scriptId, call);
      const views = { section: sectionView(scriptId), element: elementView };
      const page = cutPage(
        { ...story, sections: [] },
        story.elements.filter(inRange(query)),
        cursor,
        maxCharacters - envelope,
        views,
      );
      const body: Schemas['StorySequencesV2'] = {
        scriptId,
        sequences: page.story,
        nextCursor: page.nextCursor,
      };
      return { status: 200, headers: { ETag: contentEtag(body) }, body };
    },

    validateStoryV2: async ({ query: { scriptId, limit = 50, cursor } }, call) => {
      const [start = 0] = decodeCursor<[number]>(cursor, 'number') ?? [];
      const story = await gatherStory(peers, scriptId, call);
      const all = findings(story, await gatherAppearances(peers, story, call));
      const end = start + limit;
      const nextCursor = end < all.length ? encodeCursor([end]) : null;
      return { status: 200, body: { scriptId, items: all.slice(start, end), nextCursor } };
    },

    importStoryV2: ({ body }, call) => answerImport(imports, body, call),
    exportStoryV2: ({ query }, call) => answerExport(peers, query, call),

    orchestrateScriptV2: ({ params, body = {} }, call) => answerAsk(music, 'v2', params.scriptId, body, call),
    getOrchestrationV2: ({ params, query }, call) => answerState(music, 'v2', { ...params, ...query }, call),
    cancelOrchestrationV2: ({ params, query }, call) =>
      answerCancel(music, 'v2', { ...params, ...query }, call),
    getFileV2: ({ params }, call) => answerFile(music, params.fileId, call),
  };
}

type Schemas = components['schemas'];

const sectionView =
  (scriptId: number) =>
  ({ headingId, title, level, sequenceNumber }: ContentSection): Schemas['SectionV2'] => ({
    headingId,
    scriptId,
    title,
    level,
    sequenceNumber,
  });

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
      kind,
      description,
      sequenceNumber,
      characterId,
      dialogueId,
      contextId,
      extension,
      dual,
    },
    spokenWord: action.spokenWord && spokenWordView(action.spokenWord),
    context: context && contextView(context),
  };
}
