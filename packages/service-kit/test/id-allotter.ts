// Allots ids for many concurrent callers until it is killed, and prints each id.
import { openDatabase } from '../src/db/database.ts';
import { allotIds } from '../src/db/last-ids.ts';
import { inWorkspace } from '../src/db/transaction.ts';

const [url, workspace] = process.argv.slice(2) as [string, string];
const database = openDatabase('character', { url, poolSize: 5 });

const caller = async (count: number) => {
  for (;;) {
    const ids = await inWorkspace(database, workspace, (db) => allotIds(db, workspace, 'characters', count));
    process.stdout.write(`${ids.join('\n')}\n`);
  }
};

await Promise.all(Array.from({ length: 20 }, (_, i) => caller(1 + (i % 3))));
