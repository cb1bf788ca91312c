import { FountainError, type Schemas } from '@fountainai/client';
import { CommandFailure, count } from '@fountainai/home';
import { connect, type Entrance } from './connect.ts';
import { readPlay } from './read-play.ts';

type Imported = Schemas['storyFactory']['ImportedStory'];

export interface ImportOptions extends Entrance {
  file: string;
  say: (line: string) => void;
  /** Shows a line that the next one overwrites, on a terminal. */
  tick?: ((line: string) => void) | undefined;
  signal?: AbortSignal;
}

/** Long enough for a restart of the service. */
const patience = { attempts: 10, deadlineMs: 300_000 };

/** Reads a play, sends it to the story factory and prints the result. */
export async function importPlay(options: ImportOptions): Promise<Imported> {
  const { file, say } = options;
  say(`Reading ${file}`);
  const { text, summary } = await readPlay(file);
  say(summary);
  const { data, response } = await send(options, text);
  const parts = [
    count(data.sections, 'section'),
    count(data.actions, 'action'),
    count(data.spokenWords, 'speech').replace('speechs', 'speeches'),
    count(data.characters, 'character'),
    count(data.contexts, 'context'),
  ];
  const outcome = response.status === 201 ? 'Imported' : 'This very file was imported before';
  say(`${outcome}: ${data.title}, ${parts.join(', ')}`);
  for (const warning of data.warnings ?? []) say(`Note: ${warning}`);
  return data;
}

/** Repeated imports of the same text make one play, so the client may retry. */
async function send({ say, tick, signal, ...entrance }: ImportOptions, text: string) {
  const onRetry = ({ detail }: FountainError, waitMs: number) =>
    say(`${detail} Trying again${waitMs > 0 ? ` in ${Math.ceil(waitMs / 1000)} s` : ''}.`);
  const { client, url } = await connect(entrance, 'story-factory', { ...patience, onRetry });
  say(`Sending it to ${url}`);
  const body = { format: 'fountain' as const, text };
  const sent = () => client.storyFactory.POST('/v2/stories/import', { body, ...(signal && { signal }) });
  try {
    return await withTicks(tick, sent);
  } catch (error) {
    throw error instanceof FountainError ? new CommandFailure(linesOf(error).join('\n')) : error;
  }
}

function linesOf({ detail, errors }: FountainError): string[] {
  return [detail, ...errors.map(({ pointer, message }) => `  ${pointer ? `${pointer}: ` : ''}${message}`)];
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
