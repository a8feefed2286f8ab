import assert from 'node:assert/strict';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { openStore, type Store } from '../../../src/store/database.ts';
import { share } from '../../../src/store/embedded/share.ts';

describe('an embedded database that is shared', () => {
  let store: Store;
  before(async () => {
    store = await openStore({ databaseUrl: '', dataDir: null });
  });
  beforeEach(() => store.db.deleteFrom('setting').execute());
  after(() => store.close());

  type Trx = Parameters<Parameters<ReturnType<Store['db']['transaction']>['execute']>[0]>[0];
  const add = (trx: Trx, key: string) =>
    trx.insertInto('setting').values({ key, value: '', set_by: '', updated_at: new Date() }).execute();
  const keep = (key: string) => store.db.transaction().execute((trx) => add(trx, key));
  const kept = async (db: Store['db'] = store.db) =>
    (await db.selectFrom('setting').select('key').orderBy('key').execute()).map(({ key }) => key);

  it('gives a transaction a clean session when a block of statements has just failed', async () => {
    const failing = store.jobOptions.db?.executeSql('BEGIN; SELECT 1/0; COMMIT') ?? assert.fail();
    const keeping = keep('a');

    await assert.rejects(failing, /division by zero/);
    await keeping;
    assert.deepEqual(await kept(), ['a']);
  });

  it('keeps nothing of a transaction that fails, and goes on', async () => {
    const failing = store.db.transaction().execute(async (trx) => {
      await add(trx, 'a');
      await sql`select 1/0`.execute(trx);
    });
    const keeping = keep('b');

    await assert.rejects(failing, { code: '22012' });
    await keeping;
    assert.deepEqual(await kept(), ['b']);
  });

  it('fails a transaction whose failed statement was ignored', async () => {
    const failing = store.db.transaction().execute(async (trx) => {
      await add(trx, 'a');
      await sql`select 1/0`.execute(trx).catch(() => {});
    });

    await assert.rejects(failing, { name: 'AbortedTransactionError' });
    assert.deepEqual(await kept(), []);
  });

  it('does not let others into a transaction', async () => {
    const first = store.db.transaction().execute(async (trx) => {
      await add(trx, 'a');
      await new Promise(setImmediate);
      assert.deepEqual(await kept(trx), ['a']);
    });
    const second = keep('b');

    await Promise.all([first, second]);
    assert.deepEqual(await kept(), ['a', 'b']);
  });

  it('refuses a transaction that cannot begin, instead of having it wait', async () => {
    const refuse = () => Promise.reject(new Error('PGlite is closed'));
    const gone = share({ query: refuse, exec: refuse, listen: refuse, close: async () => {} });
    const late = new Kysely({ dialect: new PGliteDialect({ pglite: gone }) });

    await assert.rejects(
      late.transaction().execute((trx) => sql`select 1`.execute(trx)),
      /PGlite is closed/,
    );
  });
});
