import assert from 'node:assert/strict';
import { fromKysely, PgBoss } from 'pg-boss';
import { openStore, type Store } from '../../src/store/database.ts';
import { prepareQueues } from '../../src/store/queues.ts';
import { freshDatabase } from '../harness/database/database.ts';

describe('the queues at a start', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  let boss: PgBoss;
  let statements = 0;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    const db = fromKysely(store.db);
    const executeSql: typeof db.executeSql = (...statement) => {
      statements++;
      return db.executeSql(...statement);
    };
    boss = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
    await boss.start();
    await prepareQueues(boss);
  });
  after(async () => {
    await boss.stop();
    await store.close();
    await database.drop();
  });

  it('are read in one statement when they are as they should be', async () => {
    statements = 0;
    await prepareQueues(boss);
    assert.equal(statements, 1);
  });

  it('work as this version wants after an earlier one', async () => {
    await boss.updateQueue('notify', { retryLimit: 3, notify: false });
    await prepareQueues(boss);

    const queue = await boss.getQueue('notify');
    assert.equal(queue?.retryLimit, 30);
    assert.equal(queue.notify, true);
  });
});
