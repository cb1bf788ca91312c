import type { components } from '@fountainai/contracts/script';
import { etagOf, read } from '@fountainai/service-kit';
import { getContent, type ContentSection } from '../content.ts';
import { countContent, createContent, numbersForContent, reserveScriptId } from '../new-content.ts';
import type { Parts, V2 } from '../parts.ts';
import { getScript } from '../scripts.ts';
import type { ActionRow, SpokenWordRow } from '../tables.ts';
import { scriptView } from './scripts.ts';

export function contentOperations({ database, numbers }: Parts) {
  return {
    createScriptContentV2: async ({ body }, call) => {
      const { workspace } = call.caller;
      const count = countContent(body);
      const scriptId = await reserveScriptId(database, workspace);
      return numbers.write(
        call,
        async () => numbersForContent(scriptId, count),
        async (db, next) => {
          const stored = await createContent(db, workspace, body, { scriptId, count, next });
          return {
            status: 201 as const,
            headers: { Location: `/v2/scripts/${scriptId}/content` },
            body: { scriptId, revision: stored.script.revision, ...count, headingIds: stored.headingIds },
          };
        },
      );
    },

    getScriptContentV2: ({ params: { scriptId }, headers }, call) =>
      read(database, call, async (db) => {
        const script = await getScript(db, call.caller.workspace, scriptId);
        const ETag = etagOf(script.revision);
        // The usual way to ask again: answered without reading it all.
        if (headers['if-none-match'] === ETag) return { status: 304, headers: { ETag } };
        const content = await getContent(db, call.caller.workspace, scriptId);
        return {
          status: 200,
          headers: { ETag },
          body: { script: scriptView(script), sections: content.map(sectionView) },
        };
      }),
  } satisfies Partial<V2>;
}

function sectionView({
  section,
  actions,
  unplacedSpokenWords,
}: ContentSection): components['schemas']['ContentSection'] {
  return {
    headingId: section.id,
    title: section.title,
    level: section.level,
    sequenceNumber: section.sequenceNumber,
    actions: actions.map(({ action, spokenWord }) => actionView(action, spokenWord)),
    unplacedSpokenWords: unplacedSpokenWords.map(spokenWordView),
  };
}

function actionView(
  row: ActionRow,
  spokenWord: SpokenWordRow | undefined,
): components['schemas']['ContentAction'] {
  return {
    actionId: row.id,
    kind: row.kind,
    description: row.description,
    sequenceNumber: row.sequenceNumber,
    characterId: row.characterId,
    dialogueId: row.dialogueId,
    contextId: row.contextId,
    extension: row.extension,
    dual: row.dual,
    spokenWord: spokenWord ? spokenWordView(spokenWord) : null,
  };
}

function spokenWordView(row: SpokenWordRow): components['schemas']['ContentSpokenWord'] {
  return { dialogueId: row.id, headingId: row.headingId, text: row.text, sequence: row.sequenceNumber };
}
