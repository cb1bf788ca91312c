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
  /** Bodies of POST requests, in turn; undefined sends a GET. */
  bodies?: Body[] | undefined;
}
type Body = Record<string, unknown>;

export const loadProgram = (await isInstalled('wrk')) ? 'wrk' : 'autocannon';

const fewestAnswers = 4;
/** With this many answers, those still open at the end do not matter. */
const countable = 400;
const longestSeconds = 60;

/**
 * Counts answers under the load of concurrent clients; measures longer when there are too few.
 * @param folder for the files of the load program
 * @returns answers per second
 * @throws Error when an answer is not a success, or when none came in a minute
 */
export async function requestsPerSecond(load: Load, folder: string): Promise<number> {
  return longEnough(load.seconds, load.url, (seconds) =>
    loadProgram === 'wrk' ? withWrk({ ...load, seconds }, folder) : withAutocannon({ ...load, seconds }),
  );
}

/**
 * Repeats a measurement for a longer time while there are too few answers.
 * @param who name of the server, for people
 * @param measure returns answers per second
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
 * @param seconds duration of the measurement
 * @param secondsEach mean time of one answer
 */
function rateOf({ clients }: Load, answers: number, seconds: number, secondsEach: number): number {
  if (answers >= countable || answers === 0) return answers / seconds;
  // Little's law, because each client always waits for one answer.
  return clients / secondsEach;
}

/** Writes all requests before the measurement; each connection sends them in turn. */
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

/** A JSON string is a valid Lua string. */
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
