import type { Parts, V1 } from '../parts.ts';
import { numbersForOrder, reorder, type NewOrder } from '../reorder.ts';
import type { ServiceCall } from '@fountainai/service-kit';

export function reorderOperations({ numbers }: Parts) {
  const run = (order: NewOrder, noun: string, call: ServiceCall) =>
    numbers.choose(
      call,
      (db) => numbersForOrder(db, call.caller.workspace, order),
      async (db) => {
        await reorder(db, call.caller.workspace, order);
        const count = order.elements.length;
        const message = `Renumbered ${count} ${noun}${count === 1 ? '' : 's'}.`;
        return { status: 200 as const, body: { message } };
      },
    );

  return {
    reorderSectionsV1: ({ params: { scriptId }, body }, call) => {
      const elements = body.elements.map(({ headingId: id, newSequence }) => ({ id, newSequence }));
      return run({ of: 'script', id: scriptId, elements }, 'section', call);
    },

    reorderActionsV1: ({ params: { headingId }, body }, call) => {
      const elements = body.elements.map(({ actionId: id, newSequence }) => ({ id, newSequence }));
      return run({ of: 'section', id: headingId, elements }, 'action', call);
    },
  } satisfies Partial<V1>;
}
