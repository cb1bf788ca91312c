import type { Operations, Output } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { replayed, write, type ServiceCall } from '@fountainai/service-kit';
import { contentEtag } from './content-etag.ts';
import { gatherStory } from './gather.ts';
import { importPlay, type ImportParts } from './import-play.ts';
import { readPlay } from './read-play.ts';
import type { Peers } from './peers.ts';
import { inRange, refuseEmptyRange } from './range.ts';
import { isOfCharacter, type ContentSection, type StoryElement } from './story.ts';
import { cutPage } from './story-page.ts';
import { characterView, contextView, noOrchestration, spokenWordView } from './views.ts';

const usualCharacters = 90_000;
/** A cursor and the commas and brackets of a page. */
const envelope = 300;

/** v2's operations: stories in pages that fit a client's limit, filters, and import. */
export function v2({
  peers,
  imports,
}: {
  peers: Peers;
  imports: ImportParts;
}): Operations<operations, 'V2', ServiceCall> {
  return {
    getStoryV2: async ({ query }, call) => {
      const { scriptId, maxCharacters = usualCharacters, cursor, character, headingId } = query;
      const story = await gatherStory(peers, scriptId, call);
      const { title, author, description } = story.script;
      const head = { scriptId, title, author, description, orchestration: noOrchestration };
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

    importStoryV2: async ({ body: { format, text } }, call) => {
      const { database } = imports;
      const earlier = await replayed<ImportAnswer>(database, call);
      if (earlier) return earlier;
      const play = readPlay(format, text);
      const { isNew, summary } = await importPlay(imports, call, play, `${format}\n${text}`);
      const answer: ImportAnswer = isNew
        ? { status: 201, headers: { Location: `/v2/stories?scriptId=${summary.scriptId}` }, body: summary }
        : { status: 200, body: summary };
      return write(database, call, async () => answer);
    },
  };
}

type ImportAnswer = Output<operations['importStoryV2']>;
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
