import type { components } from '@fountainai/contracts/script';
import { decodeCursor, etagOf, pageOf, read, write } from '@fountainai/service-kit';
import {
  createAction,
  deleteAction,
  getAction,
  listActions,
  numberForAction,
  updateAction,
  wholeAction,
} from '../actions.ts';
import { orderKey } from '../order.ts';
import type { Parts, V2 } from '../parts.ts';
import { writerOf } from '../revision.ts';
import type { ActionRow } from '../tables.ts';

export function actionOperations({ database, numbers }: Parts) {
  return {
    createActionV2: ({ params: { headingId }, body }, call) =>
      numbers.write(
        call,
        (db) => numberForAction(db, call.caller.workspace, headingId),
        async (db, next) => {
          const fields = { ...wholeAction(body), sequenceNumber: next('action') };
          const row = await createAction(db, writerOf(call, 'createActionV2'), headingId, fields);
          const headers = { ETag: etagOf(row.version), Location: `/v2/actions/${row.id}` };
          return { status: 201, headers, body: actionView(row) };
        },
      ),

    listActionsV2: ({ params, query: { limit = 50, cursor } }, call) =>
      read(database, call, async (db) => {
        const after = decodeCursor<[number, number]>(cursor, 'number', 'number');
        const rows = await listActions(db, call.caller.workspace, params.headingId, { limit, after });
        return { status: 200, body: pageOf(rows, limit, orderKey, actionView) };
      }),

    getActionV2: ({ params }, call) =>
      read(database, call, async (db) =>
        actionAnswer(await getAction(db, call.caller.workspace, params.actionId)),
      ),

    replaceActionV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const change = () => wholeAction(body);
        const condition = { headers, body };
        return actionAnswer(
          await updateAction(db, writerOf(call, 'replaceActionV2'), params.actionId, change, condition),
        );
      }),

    updateActionV2: ({ params, headers, body }, call) =>
      write(database, call, async (db) => {
        const { version: _, ...change } = body;
        const condition = { headers, body };
        return actionAnswer(
          await updateAction(db, writerOf(call, 'updateActionV2'), params.actionId, () => change, condition),
        );
      }),

    deleteActionV2: ({ params, headers }, call) =>
      write(database, call, async (db) => {
        await deleteAction(db, writerOf(call, 'deleteActionV2'), params.actionId, { headers });
        return { status: 204 };
      }),
  } satisfies Partial<V2>;
}

function actionAnswer(row: ActionRow) {
  return { status: 200 as const, headers: { ETag: etagOf(row.version) }, body: actionView(row) };
}

function actionView(row: ActionRow): components['schemas']['ActionV2'] {
  return {
    actionId: row.id,
    headingId: row.headingId,
    kind: row.kind,
    description: row.description,
    sequenceNumber: row.sequenceNumber,
    characterId: row.characterId,
    dialogueId: row.dialogueId,
    contextId: row.contextId,
    extension: row.extension,
    dual: row.dual,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
