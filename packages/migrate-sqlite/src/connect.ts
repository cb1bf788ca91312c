import { createFountainClient, type FountainClient } from '@fountainai/client';
import { request } from 'undici';
import { localUrl, CommandFailure, codeOf, portsFrom } from '@fountainai/home';

/** The gateway limits calls a minute for each token, and its 429 names the wait. */
const deadlineMs = 120_000;

/** A client of the given gateway, else of the local one, else of the services themselves. */
export async function connect(
  env: NodeJS.ProcessEnv,
  token: string,
  gateway?: string,
): Promise<FountainClient> {
  const ports = portsFrom(env);
  const local = gateway ?? localUrl(ports, 'gateway');
  if (!URL.canParse(local) || new URL(local).protocol !== 'http:')
    throw new CommandFailure(`${local} is no address of a gateway, for example http://127.0.0.1:8000.`);
  if (await answers(local)) return createFountainClient({ token, gateway: local, deadlineMs });
  const direct = localUrl(ports, 'sequence');
  if (gateway === undefined && (await answers(direct))) {
    const urls = {
      sequence: direct,
      character: localUrl(ports, 'character'),
      script: localUrl(ports, 'script'),
      sessionContext: localUrl(ports, 'session-context'),
    };
    return createFountainClient({ token, urls, deadlineMs });
  }
  const tried = gateway === undefined ? `${local} and ${direct}` : local;
  throw new CommandFailure(`Nothing answers at ${tried}. Start FountainAI with \`pnpm start\`.`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const { body } = await request(url);
    await body.dump();
    return true;
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return false;
    throw error;
  }
}
