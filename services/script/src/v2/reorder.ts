import type { ServiceCall } from '@fountainai/service-kit';
import type { Parts, V2 } from '../parts.ts';
import { numbersForOrder, reorder, type NewOrder } from '../reorder.ts';
import { writerOf, type Writer } from '../revision.ts';

export function reorderOperations({ numbers }: Parts) {
  const run = <Element>(order: NewOrder, updatedElements: Element[], by: Writer, call: ServiceCall) =>
    numbers.choose(
      call,
      (db) => numbersForOrder(db, call.caller.workspace, order),
      async (db) => {
        await reorder(db, by, order);
        return { status: 200 as const, body: { updatedElements } };
      },
    );

  return {
    reorderSectionsV2: ({ params: { scriptId }, body }, call) => {
      const elements = body.elements.map(({ headingId: id, newSequence }) => ({ id, newSequence }));
      return run(
        { of: 'script', id: scriptId, elements },
        body.elements,
        writerOf(call, 'reorderSectionsV2'),
        call,
      );
    },

    reorderActionsV2: ({ params: { headingId }, body }, call) => {
      const elements = body.elements.map(({ actionId: id, newSequence }) => ({ id, newSequence }));
      return run(
        { of: 'section', id: headingId, elements },
        body.elements,
        writerOf(call, 'reorderActionsV2'),
        call,
      );
    },
  } satisfies Partial<V2>;
}
