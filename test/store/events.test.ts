import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { openStore, type Store } from '../../src/store/database.ts';
import { insertEvent, insertRefusal } from '../../src/store/events.ts';
import { freshDatabase } from '../harness/database/database.ts';

const tom = { aadObjectId: '9c14338b-ee92-443d-8163-d7eb05217bb3', name: 'Tom Becker' };

describe('the record of events', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  beforeEach(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    await insertEvent(store.db, { kind: 'bound', requestId: null, name: '', actor: tom });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const events = () => store.db.selectFrom('event').selectAll().orderBy('id').execute();

  const changes: [what: string, statement: string][] = [
    ['changed', `update event set actor_name = 'Somebody else'`],
    ['changed by a condition', `update event set at = now() where kind = 'bound'`],
    ['deleted', 'delete from event'],
    ['emptied', 'truncate event'],
    ['emptied with what refers to it', 'truncate event cascade'],
    [
      'replaced on conflict',
      `insert into event (id, kind) overriding system value
      select id, 'done' from event on conflict (id) do update set kind = 'done'`,
    ],
  ];
  for (const [what, statement] of changes)
    it(`cannot be ${what}`, async () => {
      const before = await events();

      await assert.rejects(sql.raw(statement).execute(store.db), /events are only added/);

      assert.deepEqual(await events(), before);
    });

  it('loses nothing by a setting of another transaction', async () => {
    await store.db.transaction().execute((trx) => sql`set local qlik.retention = 'on'`.execute(trx));

    await assert.rejects(sql`delete from event`.execute(store.db), /events are only added/);
  });

  it('forgets what was rolled back', async () => {
    const told = store.db.transaction().execute(async (trx) => {
      await insertEvent(trx, { kind: 'unbound', requestId: null, name: '', actor: tom });
      throw new Error('no');
    });

    await assert.rejects(told, /no/);
    assert.deepEqual(
      (await events()).map(({ kind }) => kind),
      ['bound'],
    );
  });

  describe('of refusals', () => {
    const refusal = { requestId: null, actor: tom, rule: 'You may not', isOutsider: false, details: {} };
    const refuse = (other: object = {}) => insertRefusal(store.db, { ...refusal, ...other });
    const refused = async () => (await events()).filter(({ kind }) => kind === 'refused');

    it('has one a minute for the same person and reason, however often they click', async () => {
      for (let i = 0; i < 20; i++) await refuse();
      await refuse({ rule: 'You asked for this yourself' });
      await refuse({ actor: { ...tom, aadObjectId: 'somebody else' } });

      assert.equal((await refused()).length, 3);
    });

    it('has another one when the minute is over', async () => {
      await sql`insert into event (kind, actor_id, at, details)
        values ('refused', ${tom.aadObjectId}, now() - interval '61 seconds', '{"rule":"You may not"}')`.execute(
        store.db,
      );

      await refuse();

      assert.equal((await refused()).length, 2);
    });

    it('has nothing of an outsider who names no request of ours', async () => {
      await refuse({ isOutsider: true });
      await refuse({ isOutsider: true, requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20' });

      assert.deepEqual(await refused(), []);
    });

    it('names no request that does not exist', async () => {
      await refuse({ requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20' });

      const [event] = await refused();
      assert.deepEqual([event?.request_id, event?.actor_name], [null, 'Tom Becker']);
    });
  });
});
