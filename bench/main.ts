import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadProgram } from './load.ts';
import { report } from './report.ts';
import type { Row } from './row.ts';
import { largePlays } from './rows/large-plays.ts';
import { importTime, storyMemory } from './rows/limits.ts';
import { hotNumbers, spreadNumbers } from './rows/numbers.ts';
import { repeatedStory, storyAfterWrites } from './rows/stories.ts';
import { inWorld, type World } from './world.ts';

const groups: Record<string, (world: World) => Promise<Row[]>> = {
  numbers: spreadNumbers,
  'one-counter': hotNumbers,
  stories: repeatedStory,
  memory: storyMemory,
  'after-writes': storyAfterWrites,
  'large-plays': largePlays,
  import: importTime,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const chosen = values.only ?? Object.keys(groups);
const unknown = chosen.filter((name) => !(name in groups));
if (values.help || unknown.length > 0) {
  console.log(`pnpm bench [--quick] [--only ROW]…   ROW: ${Object.keys(groups).join(', ')}`);
  process.exit(values.help ? 0 : 1);
}

const settings = values.quick
  ? { rounds: 1, seconds: 2, stories: 200 }
  : { rounds: 11, seconds: 2, stories: 10_000 };

await inWorld(settings, async (world) => {
  const load = loadavg()[0]!.toFixed(1);
  world.say(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${load}, Node ${process.version}, ${loadProgram}`,
  );
  if (!world.baselineUrl) world.say('The old design is not there (BASELINE_URL): its rows are left out.');
  const rows: Row[] = [];
  const failed: string[] = [];
  for (const name of chosen) {
    world.say(`Measuring ${name}`);
    try {
      rows.push(...(await groups[name]!(world)));
    } catch (error) {
      if (world.signal.aborted) throw error;
      // Minutes of other rows are not lost by one.
      world.say(`${name} is left out: ${(error as Error).message}`);
      failed.push(name);
    }
  }
  await report(rows, { keep: values.only !== undefined || failed.length > 0 });
  if (failed.length > 0) process.exitCode = 1;
});
