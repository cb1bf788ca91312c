import { setUpService } from '@fountainai/service-kit/testing';
import { afterAll } from 'vitest';
import { buildApp } from '../src/app.ts';
import type { Peers } from '../src/peers.ts';
import { startPeers } from './peers.ts';

/**
 * The story factory over the real services.
 * @param disturb puts something between it and them, to see what it does when they fail
 */
export function setUp(disturb: (peers: Peers) => Peers = (peers) => peers) {
  let stop: (() => Promise<void>) | undefined;
  const real: { peers?: Peers } = {};
  const service = setUpService('story-factory', async ({ config, database }) => {
    const { clients, stop: stopPeers } = await startPeers(config.auth);
    stop = stopPeers;
    real.peers = clients;
    const peers = disturb(clients);
    const urls = { script: '', character: '', 'session-context': '' };
    return buildApp({ config: { ...config, peers: urls }, database, peers, importPeers: peers });
  });
  afterAll(() => stop?.());
  return { service, real };
}
