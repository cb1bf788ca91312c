/**
 * Clients that do one piece of work after another, all at the same time.
 * @returns ends them: each finishes what it is at
 */
export function startClients(
  count: number,
  work: (client: number, i: number) => Promise<void>,
): () => Promise<void> {
  const stopping = new AbortController();
  const running = Promise.all(
    Array.from({ length: count }, async (_, client) => {
      for (let i = 0; !stopping.signal.aborted; i++) await work(client, i);
    }),
  );
  running.catch(() => {}); // whoever stops them hears of it
  return async () => {
    stopping.abort();
    await running;
  };
}
