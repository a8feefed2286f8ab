import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { startJobs, type Jobs } from '../../src/store/jobs.ts';
import { freshDatabase } from '../harness/database/database.ts';

const role = 'with_token';

describe('a database that takes tokens', () => {
  let admin: pg.Client;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  let jobs: Jobs;
  let token = 'the first token';
  const worked: string[] = [];

  before(async () => {
    database = await freshDatabase();
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`drop role if exists ${role}`);
    await admin.query(`create role ${role} login superuser password '${token}'`);
    const url = new URL(database.url);
    url.username = role;
    url.password = '';
    store = await openStore({ databaseUrl: url.href, databaseToken: async () => token, dataDir: null });
    jobs = await startJobs(store, createLog('silent'));
    await jobs.work('notify', 1, async (key) => void worked.push(key));
  });
  after(async () => {
    await jobs.stop();
    await store.close();
    await admin.end();
    await database.drop();
  });

  async function connections(): Promise<number> {
    const { rowCount } = await admin.query(`select from pg_stat_activity where usename = '${role}'`);
    return rowCount ?? 0;
  }

  /** Wakes a key, again while the pool still hands out connections that were cut, and waits until it is worked on. */
  async function runs(key: string): Promise<void> {
    const wake = () => store.db.transaction().execute((trx) => jobs.wake(trx, 'notify', key));
    let isAwake = false;
    for (let i = 0; i < 400 && !worked.includes(key); i++) {
      isAwake ||= await wake().then(
        () => true,
        () => false,
      );
      await sleep(50);
    }
    assert.ok(worked.includes(key));
  }

  it('is read and gives out jobs to whoever has the token of now', async () => {
    await runs('before');

    assert.ok((await connections()) > 0);
  });

  it('goes on with the token of then after all connections were lost', async () => {
    token = 'the second token';
    await admin.query(`alter role ${role} password '${token}'`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);

    await runs('after');
  });

  it('refuses a token of another', async () => {
    const url = new URL(database.url);
    url.username = role;

    const opened = openStore({
      databaseUrl: url.href,
      databaseToken: async () => 'a wrong token',
      dataDir: null,
    });

    await assert.rejects(opened, ({ cause }: Error) => /password authentication failed/.test(String(cause)));
  });
});
