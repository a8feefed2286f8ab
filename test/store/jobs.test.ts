import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { startJobs, type Jobs } from '../../src/store/jobs.ts';
import { eventually } from '../harness/eventually.ts';
import { freshDatabase } from '../harness/database/database.ts';

/** Nobody finds anything by looking within the time of a test. */
const looks = { due: 600 };

describe('the queue, while nobody looks for jobs', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  let jobs: Jobs;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
  });
  beforeEach(async () => {
    jobs = await startJobs(store, createLog('silent'), looks);
  });
  afterEach(() => jobs.stop());
  after(async () => {
    await store.close();
    await database.drop();
  });

  const inTrx = (work: Parameters<ReturnType<Store['db']['transaction']>['execute']>[0]) =>
    store.db.transaction().execute(work);

  /** Counts the jobs that wait or run. */
  const unfinished = async () => {
    const { rows } = await sql`select 1 from pgboss.job where name = 'notify' and state <= 'active'`.execute(
      store.db,
    );
    return rows.length;
  };

  /** Resolves once so many keys have been handled. */
  const handled = (queue: 'notify' | 'outside', keys: number, most: number) => {
    const seen: string[] = [];
    return new Promise<string[]>((resolve, reject) => {
      const handle = async (key: string) => {
        if (seen.push(key) === keys) resolve(seen);
      };
      jobs.work(queue, most, handle).catch(reject);
    });
  };

  it('does what many have asked for one by one', async () => {
    const all = handled('notify', 100, 4);
    for (let i = 0; i < 100; i++) await inTrx((trx) => jobs.wake(trx, 'notify', `key ${i}`));
    assert.equal(new Set(await all).size, 100);
  });

  it('does once what has waited several times for the same key, and again what is asked for meanwhile', async () => {
    const wake = () => inTrx((trx) => jobs.wake(trx, 'notify', 'often'));
    let runs = 0;
    await Promise.all(Array.from({ length: 10 }, wake));
    await jobs.work('notify', 4, async (key) => {
      if (key !== 'often') return;
      if (++runs === 1) await wake();
    });

    await eventually(async () => assert.equal(await unfinished(), 0), 10);
    assert.equal(runs, 2);
  });

  it('does at the same time as many as it may, and no more', async () => {
    const together = new EventEmitter();
    let running = 0;
    await jobs.work('outside', 5, async () => {
      assert.ok(++running <= 5);
      if (running === 5) together.emit('all');
      else await once(together, 'all');
    });
    const all = once(together, 'all');
    await inTrx(async (trx) => {
      for (let i = 0; i < 5; i++) await jobs.wake(trx, 'outside', `key ${i}`);
    });
    await all;
  });

  it('never does the same at the same time, and goes on at once', async () => {
    let running = 0;
    let times = 0;
    const done = new Promise<void>((resolve) => {
      void jobs.work('outside', 4, async () => {
        assert.equal(++running, 1);
        await new Promise((tick) => setImmediate(tick));
        running--;
        if (++times === 10) resolve();
      });
    });
    for (let i = 0; i < 10; i++) await inTrx((trx) => jobs.wake(trx, 'outside', 'one'));
    await done;
  });

  it('does what is due later, once for as many as asked for it', async () => {
    const all = handled('notify', 2, 2);
    await inTrx(async (trx) => {
      await jobs.wakeSoon(trx, 'notify', 'soon');
      await jobs.wakeSoon(trx, 'notify', 'soon');
      await jobs.wake(trx, 'notify', 'later', 3);
    });
    assert.deepEqual(await all, ['soon', 'later']);
  });

  it('tries again what has failed', async () => {
    let tries = 0;
    const done = new Promise<void>((resolve) => {
      void jobs.work('notify', 1, async () => {
        if (++tries === 1) throw new Error('not now');
        resolve();
      });
    });
    await inTrx((trx) => jobs.wake(trx, 'notify', 'again'));
    await done;
  });

  it('does what a process that has ended left for later', async () => {
    const other = await startJobs(store, createLog('silent'), { due: 1 });
    try {
      await inTrx((trx) => jobs.wake(trx, 'notify', 'left', 2));
      await jobs.stop();
      await new Promise<void>((resolve) => {
        void other.work('notify', 1, async () => resolve());
      });
    } finally {
      await other.stop();
    }
  });
});
