import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadProgram } from './load.ts';
import { report } from './report.ts';
import type { Row } from './row.ts';
import { changedLine } from './rows/changed-line.ts';
import { feltTimes } from './rows/felt.ts';
import { comparison, growth, replacing } from './rows/growth.ts';
import { largePlays } from './rows/large-plays.ts';
import { importTime, storyMemory } from './rows/limits.ts';
import { hotNumbers, spreadNumbers } from './rows/numbers.ts';
import { repeatedStory, storyAfterWrites } from './rows/stories.ts';
import { watchStolen } from './stolen.ts';
import { inWorld, type World } from './world.ts';

const groups: Record<string, (world: World) => Promise<Row[]>> = {
  numbers: spreadNumbers,
  'one-counter': hotNumbers,
  stories: repeatedStory,
  memory: storyMemory,
  'after-writes': storyAfterWrites,
  'large-plays': largePlays,
  import: importTime,
  felt: feltTimes,
  growth,
  replacing,
  comparison,
  'changed-line': changedLine,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    against: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const chosen = values.only ?? Object.keys(groups);
const unknown = chosen.filter((name) => !(name in groups));
if (values.help || unknown.length > 0) {
  console.log(`pnpm bench [--quick] [--only ROW]… [--against DIR]   ROW: ${Object.keys(groups).join(', ')}`);
  process.exit(values.help ? 0 : 1);
}

const settings = values.quick
  ? { rounds: 1, seconds: 2, stories: 200 }
  : { rounds: 9, seconds: 2, stories: 10_000 };

await inWorld({ ...settings, against: values.against }, async (world) => {
  const load = loadavg()[0]!.toFixed(1);
  world.say(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${load}, Node ${process.version}, ${loadProgram}`,
  );
  const stolen = await watchStolen();
  const rows: Row[] = [];
  const failed: string[] = [];
  for (const name of chosen) {
    const started = performance.now();
    try {
      rows.push(...(await groups[name]!(world)));
    } catch (error) {
      if (world.signal.aborted) throw error;
      // One failed row must not discard minutes of other rows.
      world.say(`${name} is left out: ${(error as Error).message}`);
      failed.push(name);
    }
    world.say(`${name} took ${Math.round((performance.now() - started) / 1000)} s`);
  }
  world.say(`The host took ${Math.round(100 * (await stolen()))} % of the processors' time in this run.`);
  await report(rows, { keep: values.only !== undefined || failed.length > 0 });
  if (failed.length > 0) process.exitCode = 1;
});
