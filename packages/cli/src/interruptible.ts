const signals = ['SIGINT', 'SIGTERM'] as const;

/** Runs work whose signal aborts on Ctrl-C or SIGTERM. */
export async function interruptible(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupted = new AbortController();
  const stop = () => interrupted.abort(new Error('Interrupted.'));
  for (const signal of signals) process.once(signal, stop);
  try {
    await work(interrupted.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
