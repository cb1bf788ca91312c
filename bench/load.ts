import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { isInstalled } from './programs.ts';

const run = promisify(execFile);

export interface Load {
  url: string;
  token?: string | undefined;
  clients: number;
  seconds: number;
  /** Bodies to POST, in turn; a GET without. */
  bodies?: Body[] | undefined;
}
type Body = Record<string, unknown>;

export const loadProgram = (await isInstalled('wrk')) ? 'wrk' : 'autocannon';

const fewestAnswers = 4;
/** So many may be counted: what is under way at the end is next to nothing. */
const countable = 400;
const longestSeconds = 60;

/**
 * Keeps so many clients busy and counts; longer than asked where that would be too few answers to speak of.
 * @param folder for what the load program reads
 * @returns answers per second
 * @throws Error when any answer is not a success, or none came in a minute
 */
export async function requestsPerSecond(load: Load, folder: string): Promise<number> {
  return longEnough(load.seconds, load.url, (seconds) =>
    loadProgram === 'wrk' ? withWrk({ ...load, seconds }, folder) : withAutocannon({ ...load, seconds }),
  );
}

/**
 * Measures again for longer while there are too few answers to speak of.
 * @param who it is that answers, for people
 * @param measure answers per second
 * @throws Error when there was none in a minute
 */
export async function longEnough(
  seconds: number,
  who: string,
  measure: (seconds: number) => Promise<number>,
): Promise<number> {
  const rate = await measure(seconds);
  if (rate * seconds >= fewestAnswers) return rate;
  if (seconds < longestSeconds) return longEnough(Math.min(seconds * 3, longestSeconds), who, measure);
  if (rate === 0) throw new Error(`${who} did not answer once in ${seconds} s`);
  return rate;
}

const headersOf = ({ token, bodies }: Load): Record<string, string> => ({
  ...(token && { authorization: `Bearer ${token}` }),
  ...(bodies && { 'content-type': 'application/json' }),
});

async function withWrk(load: Load, folder: string): Promise<number> {
  const script = join(folder, 'load.lua');
  await writeFile(script, luaOf(load));
  const { stdout } = await run(
    'wrk',
    [`-t1 -c${load.clients} -d${load.seconds}s --timeout 30s`.split(' '), ['-s', script, load.url]].flat(),
  );
  const { requests, microseconds, latency, failed } = JSON.parse(
    stdout.split('\n').find((line) => line.startsWith('{'))!,
  ) as Record<string, number>;
  if (failed) throw new Error(`${failed} of ${requests} answers of ${load.url} were not right`);
  return rateOf(load, requests!, microseconds! / 1e6, latency! / 1e6);
}

/**
 * @param seconds how long it took
 * @param secondsEach mean time of one answer
 */
function rateOf({ clients }: Load, answers: number, seconds: number, secondsEach: number): number {
  if (answers >= countable || answers === 0) return answers / seconds;
  // Little's law: each client always waits for one answer.
  return clients / secondsEach;
}

/** The requests are written out before the clock runs; each connection goes through them in turn. */
function luaOf(load: Load): string {
  const headers = Object.entries(headersOf(load)).map(
    ([name, value]) => `wrk.headers[${lua(name)}] = ${lua(value)}`,
  );
  const bodies = (load.bodies ?? []).map((body) => lua(JSON.stringify(body)));
  return `${headers.join('\n')}
local bodies = {${bodies.join(',')}}
local ready, next = {}, 0
function init()
  for i, body in ipairs(bodies) do ready[i] = wrk.format('POST', nil, nil, body) end
  if #ready == 0 then ready[1] = wrk.format() end
end
function request()
  next = next % #ready + 1
  return ready[next]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"requests":%d,"microseconds":%d,"latency":%f,"failed":%d}\\n',
    summary.requests, summary.duration, latency.mean, e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}

/** JSON's way to write a text is Lua's too. */
const lua = (text: string) => JSON.stringify(text);

async function withAutocannon(load: Load): Promise<number> {
  const { url, clients, seconds, bodies } = load;
  let next = 0;
  const texts = bodies?.map((body) => JSON.stringify(body));
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    timeout: 30,
    headers: headersOf(load),
    ...(texts && {
      requests: [
        {
          method: 'POST',
          setupRequest: (request) => ({ ...request, body: texts[next++ % texts.length]! }),
        },
      ],
    }),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed) throw new Error(`${failed} of ${result.requests.total} answers of ${url} were not right`);
  return rateOf(load, result.requests.total, result.duration, result.latency.average / 1e3);
}
