import type { components } from '@fountainai/contracts/script';
import { etagOf, invalid, read, requireVersion } from '@fountainai/service-kit';
import { getContent, showContent, type ShownSection } from '../content.ts';
import { showContentSince } from '../content-since.ts';
import { getScriptAt } from '../history.ts';
import { countContent, createContent, numbersForElements, reserveScriptId } from '../new-content.ts';
import type { Parts, V2 } from '../parts.ts';
import { replaceContent, requireOnce } from '../replace-content.ts';
import { writerOf } from '../revision.ts';
import { getScript } from '../scripts.ts';
import { scriptView } from './scripts.ts';

export function contentOperations({ database, numbers }: Parts) {
  return {
    createScriptContentV2: async ({ body }, call) => {
      const { workspace } = call.caller;
      const count = countContent(body);
      const scriptId = await reserveScriptId(database, workspace);
      return numbers.write(
        call,
        async () => [
          { elementType: 'script', scriptId: null, count: 1 },
          ...numbersForElements(scriptId, count),
        ],
        async (db, next) => {
          const stored = await createContent(db, writerOf(call, 'createScriptContentV2'), body, {
            scriptId,
            next,
          });
          return {
            status: 201 as const,
            headers: { Location: `/v2/scripts/${scriptId}/content` },
            body: { scriptId, revision: stored.script.revision, ...count, headingIds: stored.headingIds },
          };
        },
      );
    },

    getScriptContentV2: ({ params: { scriptId }, query: { revision, since }, headers }, call) => {
      if (revision !== undefined && since !== undefined)
        throw invalid([{ pointer: 'since', message: 'must not be given together with revision' }]);
      return read(database, call, async (db) => {
        const { workspace } = call.caller;
        const script =
          revision === undefined
            ? await getScript(db, workspace, scriptId)
            : await getScriptAt(db, { workspace, scriptId, revision });
        const ETag = etagOf(script.revision);
        // A conditional request for unchanged content is answered without reading the elements.
        if (headers['if-none-match'] === ETag) return { status: 304, headers: { ETag } };
        if (since !== undefined) {
          const { headingIds, sections } = await showContentSince(db, {
            workspace,
            scriptId,
            revision: since,
          });
          const body = { script: scriptView(script), headingIds, sections: sections.map(sectionView) };
          return { status: 200, headers: { ETag }, body };
        }
        const content =
          revision === undefined
            ? await showContent(db, workspace, scriptId)
            : await getContent(db, workspace, scriptId, revision);
        return {
          status: 200,
          headers: { ETag },
          body: { script: scriptView(script), sections: content.map(sectionView) },
        };
      });
    },

    replaceScriptContentV2: async ({ params: { scriptId }, headers, body }, call) => {
      const count = countContent(body);
      requireOnce(body.sections);
      const { revision: version } = body;
      const condition = { headers, body: version === undefined ? {} : { version } };
      return numbers.write(
        call,
        async (db) => {
          const { revision } = await getScript(db, call.caller.workspace, scriptId);
          requireVersion(condition, revision);
          return numbersForElements(scriptId, count);
        },
        async (db, next) => {
          const by = writerOf(call, 'replaceScriptContentV2');
          const replaced = await replaceContent(db, by, body, { scriptId, condition, next });
          const ETag = etagOf(replaced.revision);
          return { status: 200 as const, headers: { ETag }, body: { scriptId, ...replaced } };
        },
      );
    },
  } satisfies Partial<V2>;
}

function sectionView({
  section,
  actions,
  unplacedSpokenWords,
}: ShownSection): components['schemas']['ContentSection'] {
  return {
    headingId: section.id,
    title: section.title,
    level: section.level,
    sequenceNumber: section.sequenceNumber,
    actions: actions.map(actionView),
    unplacedSpokenWords: unplacedSpokenWords.map(spokenWordView),
  };
}

function actionView({
  action: row,
  spokenWord,
}: ShownSection['actions'][number]): components['schemas']['ContentAction'] {
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

function spokenWordView(
  row: ShownSection['unplacedSpokenWords'][number],
): components['schemas']['ContentSpokenWord'] {
  return { dialogueId: row.id, headingId: row.headingId, text: row.text, sequence: row.sequenceNumber };
}
