import {
  codeOf,
  homeFiles,
  portsFrom,
  serviceNamed,
  CommandFailure,
  count,
  localUrl,
} from '@fountainai/home';
import { readPlay } from './read-play.ts';
import { readToken } from './read-token.ts';
import { type Imported, type Place, sendPlay, type Sending } from './send-play.ts';

export interface ImportOptions {
  file: string;
  home: string;
  /** Where to try, in order. */
  places: Place[];
  tokenFile?: string | undefined;
  say: (line: string) => void;
  /** Shows a line that is overwritten by the next, on a terminal. */
  tick?: ((line: string) => void) | undefined;
  signal?: AbortSignal;
}

const storyFactory = serviceNamed('story-factory');

/** Reads a play, sends it to the story factory and tells how it went. */
export async function importPlay(options: ImportOptions): Promise<Imported> {
  const { file, say, signal } = options;
  const token = await readToken(options.tokenFile ?? homeFiles(options.home).token);
  say(`Reading ${file}`);
  const { text, summary } = await readPlay(file);
  say(summary);
  const sending = { text, token, say, ...(signal ? { signal } : {}) };
  const { imported, isNew } = await withTicks(options.tick, () => sendSomewhere(options, sending));
  const parts = [
    count(imported.sections, 'section'),
    count(imported.actions, 'action'),
    count(imported.spokenWords, 'speech').replace('speechs', 'speeches'),
    count(imported.characters, 'character'),
    count(imported.contexts, 'context'),
  ];
  say(`${isNew ? 'Imported' : 'This very file was imported before'}: ${imported.title}, ${parts.join(', ')}`);
  for (const warning of imported.warnings ?? []) say(`Note: ${warning}`);
  return imported;
}

/** The places an import may go to: the given gateway, else the local one, or past it when none runs here. */
export function importPlaces(env: NodeJS.ProcessEnv, gateway?: string): Place[] {
  if (gateway !== undefined) return [placeAt(gateway)];
  const ports = portsFrom(env);
  return [
    { url: localUrl(ports, 'gateway'), host: storyFactory.localHost },
    { url: localUrl(ports, storyFactory.name) },
  ];
}

async function sendSomewhere({ places, say }: ImportOptions, sending: Omit<Sending, 'url'>) {
  for (const place of places) {
    try {
      say(`Sending it to ${place.url}`);
      return await sendPlay({ ...sending, ...place });
    } catch (error) {
      if (codeOf(error) !== 'ECONNREFUSED') throw error;
    }
  }
  const tried = places.map(({ url }) => url).join(' and ');
  throw new CommandFailure(`Nothing answers at ${tried}. Start FountainAI with \`pnpm start\`.`);
}

/** A gateway that is addressed by the service's own name is told no other. */
function placeAt(gateway: string): Place {
  if (!URL.canParse(gateway)) {
    throw new CommandFailure(`${gateway} is no address of a gateway, for example http://127.0.0.1:8000.`);
  }
  const url = gateway.replace(/\/+$/, '');
  const names: string[] = [storyFactory.publicHost, storyFactory.localHost];
  return names.includes(new URL(url).hostname) ? { url } : { url, host: storyFactory.localHost };
}

async function withTicks<T>(tick: ImportOptions['tick'], work: () => Promise<T>): Promise<T> {
  if (!tick) return work();
  const began = Date.now();
  const timer = setInterval(() => tick(`… ${Math.round((Date.now() - began) / 1000)} s`), 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    tick('');
  }
}
