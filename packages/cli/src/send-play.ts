import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { codeOf, messageOf, CommandFailure } from '@fountainai/home';
import { problemLines } from './problem.ts';

/** The answer of an import. */
export interface Imported {
  scriptId: number;
  title: string;
  sections: number;
  actions: number;
  spokenWords: number;
  characters: number;
  contexts: number;
  warnings?: string[];
}

/** Where to send it: an address, and the Host header a gateway chooses the service by. */
export interface Place {
  url: string;
  host?: string;
}

export interface Sending extends Place {
  text: string;
  token: string;
  say: (line: string) => void;
  signal?: AbortSignal;
}

const attempts = 6;
const longestWaitSeconds = 30;
const lostConnection = [
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/** Sends a play; an import leaves one play however often it is sent, so it is sent again when that may help. */
export async function sendPlay(sending: Sending): Promise<{ imported: Imported; isNew: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await post(sending, attempt);
    if ('imported' in outcome) return outcome;
    if (!outcome.again || attempt === attempts) throw new CommandFailure(outcome.failure);
    const seconds = Math.min(outcome.afterSeconds ?? 2 ** (attempt - 1), longestWaitSeconds);
    sending.say(`${outcome.failure.split('\n')[0]} Trying again in ${seconds} s.`);
    await sleep(seconds * 1000, undefined, sending.signal ? { signal: sending.signal } : {});
  }
}

type Outcome =
  | { imported: Imported; isNew: boolean }
  | { failure: string; again: boolean; afterSeconds?: number | undefined };

async function post({ url, host, text, token, signal }: Sending, attempt: number): Promise<Outcome> {
  try {
    const { statusCode, headers, body } = await request(`${url}/v2/stories/import`, {
      method: 'POST',
      headers: {
        ...(host === undefined ? {} : { host }),
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ format: 'fountain', text }),
      headersTimeout: 45_000,
      bodyTimeout: 45_000,
      ...(signal ? { signal } : {}),
    });
    const answer = await body.text();
    if (statusCode === 200 || statusCode === 201) {
      const imported: Imported = JSON.parse(answer);
      return { imported, isNew: statusCode === 201 };
    }
    const afterSeconds = Number(headers['retry-after']) || undefined;
    const again = [429, 503, 504].includes(statusCode) || (statusCode === 409 && afterSeconds !== undefined);
    return { failure: problemLines(statusCode, answer).join('\n'), again, afterSeconds };
  } catch (error) {
    signal?.throwIfAborted();
    // Refused at once: nobody is there, and the caller may know another place. Refused later: it restarts.
    if (attempt === 1 && codeOf(error) === 'ECONNREFUSED') throw error;
    const again = ['ECONNREFUSED', ...lostConnection].includes(codeOf(error));
    return { failure: again ? `The connection to ${url} was lost.` : messageOf(error), again };
  }
}
