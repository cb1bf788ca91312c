import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What a proxy does to its connections: pass everything on; reset them once so many bytes of an answer went through (with
 * 0 the request surely arrived and was answered, but nobody hears of it); or be a black hole, in which neither side hears
 * anything, not even that the other has gone.
 */
export type Fault = 'none' | 'black hole' | { cutAnswersAfter: number };

export interface TcpProxy {
  port: number;
  /** How many connections are open through it. */
  readonly open: number;
  /** Of every connection from now on, those that are open included. What a black hole held back goes on when it ends. */
  setFault(fault: Fault): void;
  /** Resets every open connection. */
  reset(): void;
  /** Lets every open connection fall silent for good, while new ones work: as after a failover. */
  silence(): void;
  close(): Promise<void>;
}

interface Link {
  setSilent(silent: boolean): void;
  reset(): void;
}

/** Forwards connections of a free port of this machine to another port of it. Buffers whatever a slow side does not take. */
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

/** Connects both sides, and passes on how each of them ends. */
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
