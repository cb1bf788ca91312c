import { openDatabase } from '@fountainai/service-kit';
import { openFileStore } from '../src/orchestration/file-store.ts';
import { startWorkers } from '../src/orchestration/workers.ts';
import { fakeMusic } from './fake-music.ts';

// A test kills this process. It finishes every section except one.
const [url, folder, stuckAt] = process.argv.slice(2) as [string, string, string];
const music = fakeMusic();
const limits = { timeMs: 1_000, memoryBytes: 1e6, fileBytes: 1e6 };
startWorkers(
  {
    database: openDatabase('story-factory', { url, poolSize: 10 }),
    store: await openFileStore(folder),
    music: {
      ...music,
      perform: (score, options) =>
        String(score.sections[0]!.headingId) === stuckAt
          ? new Promise(() => {})
          : music.perform(score, options),
    },
    mostBytes: 1e6,
    render: limits,
  },
  { databaseUrl: url, renderings: 1, log: { debug: () => {}, warn: () => {} }, lookEveryMs: 200 },
);
process.once('disconnect', () => process.exit());
