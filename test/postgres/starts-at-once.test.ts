import assert from 'node:assert/strict';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/database.ts';
import { startJobs } from '../../src/store/jobs.ts';
import { freshDatabase } from '../harness/database/database.ts';

describe('four bots that start at once on an empty database', () => {
  it('make its tables and queues once', async () => {
    const database = await freshDatabase();
    const start = async () => {
      const store = await openStore({ databaseUrl: database.url, dataDir: null });
      return { store, jobs: await startJobs(store, createLog('silent')) };
    };

    const started = await Promise.all([start(), start(), start(), start()]);

    const worked: string[] = [];
    for (const { jobs } of started) await jobs.work('notify', 1, async (key) => void worked.push(key));
    for (const [i, { store, jobs }] of started.entries())
      await store.db.transaction().execute((trx) => jobs.wake(trx, 'notify', `key ${i}`));
    for (let i = 0; i < 200 && worked.length < started.length; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { jobs, store } of started) {
      await jobs.stop();
      await store.close();
    }
    await database.drop();
    assert.deepEqual(worked.toSorted(), ['key 0', 'key 1', 'key 2', 'key 3']);
  });
});
