/**
 * Clients that repeat a piece of work, all at the same time.
 * @returns a function that stops them after their current piece
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
  running.catch(() => {}); // the caller that stops them gets the error
  return async () => {
    stopping.abort();
    await running;
  };
}
