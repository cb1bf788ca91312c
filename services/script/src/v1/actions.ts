import type { components } from '@fountainai/contracts/script';
import { decodeCursor, listAnswer, longestList, pageOf, read, write } from '@fountainai/service-kit';
import {
  createAction,
  deleteAction,
  getAction,
  listActions,
  numberForAction,
  updateAction,
  wholeAction,
  type ActionFields,
} from '../actions.ts';
import { orderKey } from '../order.ts';
import type { Parts, V1 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import type { ActionRow } from '../tables.ts';

export function actionOperations({ database, numbers }: Parts) {
  return {
    createActionV1: ({ params: { headingId }, body }, call) =>
      numbers.write(
        call,
        (db) => numberForAction(db, call.caller.workspace, headingId),
        async (db, next) => {
          const fields = { ...wholeAction(body), sequenceNumber: next('action') };
          const row = await createAction(db, writerOf(call, 'createActionV1'), headingId, fields);
          return { status: 201, headers: { Location: `/v1/actions/${row.id}` }, body: actionView(row) };
        },
      ),

    listActionsV1: ({ params: { headingId }, query: { cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listActions(db, call.caller.workspace, headingId, { limit: longestList, after });
        return listAnswer(
          pageOf(rows, longestList, orderKey, actionView),
          `/v1/sections/${headingId}/actions`,
        );
      }),

    getActionV1: ({ params }, call) =>
      read(database, call, async (db) => {
        const row = await getAction(db, call.caller.workspace, params.actionId);
        return { status: 200, body: actionView(row) };
      }),

    replaceActionV1: ({ params, body }, call) =>
      write(database, call, async (db) => {
        const change = (present: ActionRow) => replacement(present, body);
        const row = await updateAction(db, writerOf(call, 'replaceActionV1'), params.actionId, change);
        return { status: 200, body: actionView(row) };
      }),

    deleteActionV1: ({ params }, call) =>
      write(database, call, async (db) => {
        await deleteAction(db, writerOf(call, 'deleteActionV1'), params.actionId);
        return { status: 204 };
      }),
  } satisfies Partial<V1>;
}

/** v1 knows only speeches and directions and converts between them; a transition or a note keeps its kind. */
function replacement(
  present: ActionRow,
  body: components['schemas']['ActionReplaceV1'],
): Partial<ActionFields> {
  const { kind, description, characterId, dialogueId, contextId } = wholeAction(body);
  const known = present.kind === 'speech' || present.kind === 'direction';
  return { kind: known ? kind : present.kind, description, characterId, dialogueId, contextId };
}

function actionView(row: ActionRow): components['schemas']['ActionV1'] {
  return {
    actionId: row.id,
    headingId: row.headingId,
    description: row.description,
    sequenceNumber: row.sequenceNumber,
    characterId: row.characterId,
    dialogueId: row.dialogueId,
    contextId: row.contextId,
  };
}
