import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { findDueConversations, findDueNotices, findNotices, insertNotice } from '../../src/store/notices.ts';
import { setSent } from '../../src/store/outbox.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { freshDatabase } from '../harness/database/database.ts';

const request = '00000000-0000-4000-8000-000000000001';
const notice = '00000000-0000-4000-8000-000000000002';

describe('a card', () => {
  let store: Store;
  let drop: () => Promise<void>;
  let hasServer: boolean;
  beforeEach(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    hasServer = database.url !== '';
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    await sql`insert into conversation (id, tenant_id, kind, reference) values ('c', 't', 'personal', '{}')`.execute(
      store.db,
    );
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
        conversation_id, form_activity_id, submit_activity_id, form, input)
      values (${request}, 'publish', 'planned', 'sales', '', 't', 'p', 'P', 'c', 'f', 's', '{}', '{}')`.execute(
      store.db,
    );
    const row = { id: notice, request_id: request, kind: 'status', conversation_id: 'c' } as const;
    await store.db.transaction().execute((trx) => insertNotice(trx, row));
  });
  afterEach(async () => {
    await store.close();
    await drop();
  });

  const due = async () => [
    await findDueConversations(store.db),
    (await findDueNotices(store.db, 'c')).length,
  ];
  const show = (revision: number) =>
    setSent(store.db, 'notice', notice, { revision, digest: 'd', newActivityId: 'm' });
  /** As any version of the bot does it. */
  const move = sql`update request set revision = revision + 1 where id = ${request}`;

  it('is due from the moment it is asked for until it shows what its request has come to', async () => {
    assert.deepEqual(await due(), [['c'], 1]);
    await show(1);
    assert.deepEqual(await due(), [[], 0]);
    await move.execute(store.db);
    assert.deepEqual(await due(), [['c'], 1]);
    await show(1);
    assert.deepEqual(await due(), [['c'], 1]);
    await show(2);
    assert.deepEqual(await due(), [[], 0]);
  });

  it('stays due if its request moves while what it came to before is being shown', async function () {
    // The embedded database has one connection: nothing happens at the same time.
    if (!hasServer) return this.skip();
    await show(1);
    await move.execute(store.db);
    for (const isFirst of [true, false]) {
      const moved = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const moving = store.db.transaction().execute(async (trx) => {
        await move.execute(trx);
        moved.resolve();
        await end.promise;
      });
      await moved.promise;
      const [row] = await findNotices(store.db, request);
      const showing = show(row ? row.sent_revision + 1 : 0);
      if (isFirst) await untilWaiting(store);
      end.resolve();
      await Promise.all([moving, showing]);
      assert.deepEqual(await due(), [['c'], 1]);
    }
  });
});

/** Waits until a statement waits for the lock of another transaction. */
async function untilWaiting({ db }: Store): Promise<void> {
  for (let look = 0; look < 1000; look++) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(db);
    if (rows.length > 0) return;
  }
  assert.fail('Nothing waits');
}
