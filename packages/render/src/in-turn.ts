/** Runs the work for each item in order, `atOnce` of them at the same time; the first error ends it. */
export async function inTurn<Item>(
  items: Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
