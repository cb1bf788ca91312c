import type { Parts, V1 } from '../parts.ts';
import { numbersForOrder, reorder, type NewOrder } from '../reorder.ts';
import { writerOf, type Writer } from '../revision.ts';
import type { ServiceCall } from '@fountainai/service-kit';

export function reorderOperations({ numbers }: Parts) {
  const run = (order: NewOrder, noun: string, by: Writer, call: ServiceCall) =>
    numbers.choose(
      call,
      (db) => numbersForOrder(db, call.caller.workspace, order),
      async (db) => {
        await reorder(db, by, order);
        const count = order.elements.length;
        const message = `Renumbered ${count} ${noun}${count === 1 ? '' : 's'}.`;
        return { status: 200 as const, body: { message } };
      },
    );

  return {
    reorderSectionsV1: ({ params: { scriptId }, body }, call) => {
      const elements = body.elements.map(({ headingId: id, newSequence }) => ({ id, newSequence }));
      return run(
        { of: 'script', id: scriptId, elements },
        'section',
        writerOf(call, 'reorderSectionsV1'),
        call,
      );
    },

    reorderActionsV1: ({ params: { headingId }, body }, call) => {
      const elements = body.elements.map(({ actionId: id, newSequence }) => ({ id, newSequence }));
      return run(
        { of: 'section', id: headingId, elements },
        'action',
        writerOf(call, 'reorderActionsV1'),
        call,
      );
    },
  } satisfies Partial<V1>;
}
