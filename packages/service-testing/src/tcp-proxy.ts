import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * The fault that a proxy adds to its connections.
 * - 'none' passes everything on.
 * - 'black hole' passes nothing on, not even the end of a connection.
 * - `cutAnswersAfter` resets a connection after so many bytes of an answer; with 0 the answer is lost entirely.
 */
export type Fault = 'none' | 'black hole' | { cutAnswersAfter: number };

export interface TcpProxy {
  port: number;
  /** Number of open connections. */
  readonly open: number;
  /**
   * Sets the fault of all connections, including open ones. Bytes that a black hole kept are passed on when it
   * ends.
   */
  setFault(fault: Fault): void;
  /** Resets every open connection. */
  reset(): void;
  /** Silences every open connection for good, while new ones work, as after a failover. */
  silence(): void;
  close(): Promise<void>;
}

interface Link {
  setSilent(silent: boolean): void;
  reset(): void;
}

/** Forwards a free local port to another local port. It buffers bytes that a slow side does not read. */
export async function startTcpProxy(targetPort: number, initialFault: Fault = 'none'): Promise<TcpProxy> {
  let fault = initialFault;
  const links = new Set<Link>();
  const lost = new Set<Link>();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    const target = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const link = join(client, target, () => (typeof fault === 'object' ? fault.cutAnswersAfter : Infinity));
    links.add(link);
    client.once('close', () => {
      links.delete(link);
      lost.delete(link);
    });
    link.setSilent(fault === 'black hole');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const reset = () => {
    for (const link of links) link.reset();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return links.size;
    },
    setFault(next) {
      fault = next;
      for (const link of links) if (!lost.has(link)) link.setSilent(next === 'black hole');
    },
    reset,
    silence() {
      for (const link of links) {
        lost.add(link);
        link.setSilent(true);
      }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      reset();
      await closed;
    },
  };
}

/** Connects both sides and passes on how each of them ends. */
function join(client: Socket, target: Socket, answerLimit: () => number): Link {
  let silent = false;
  let broken = false;
  let answered = 0;
  const reset = () => {
    client.resetAndDestroy();
    target.resetAndDestroy();
  };
  for (const [from, to] of [
    [client, target],
    [target, client],
  ] as const) {
    from.on('end', () => to.end());
    from.on('error', () => {
      broken = true;
      if (!silent) reset();
    });
  }
  client.on('data', (chunk) => target.write(chunk));
  target.on('data', (chunk) => {
    const room = answerLimit() - answered;
    answered += chunk.length;
    if (chunk.length <= room) client.write(chunk);
    else if (room <= 0) reset();
    else client.write(chunk.subarray(0, room), reset);
  });
  return {
    setSilent(next) {
      silent = next;
      for (const socket of [client, target])
        if (silent) socket.pause();
        else socket.resume();
      if (!silent && broken) reset();
    },
    reset,
  };
}
