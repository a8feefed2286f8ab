import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import * as refusals from '../../src/store/migrations/0015-refusals.ts';
import * as asking from '../../src/store/migrations/0016-asking.ts';
import * as copies from '../../src/store/migrations/0017-copies.ts';
import { findRequestById } from '../../src/store/requests.ts';
import type { Tables } from '../../src/store/tables.ts';
import { earlyDatabase } from '../harness/database/early-database.ts';

describe('a database of before refusals, asking and older copies were stored', () => {
  let db: Kysely<Tables>;
  before(async () => (db = await earlyDatabase()));
  after(() => db.destroy());

  async function posted(state: string, messages: readonly string[]): Promise<string> {
    const id = randomUUID();
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
      conversation_id, form_activity_id, submit_activity_id, form, input)
      values (${id}, 'publish', ${state}, ${id}, '', 't', 'r', 'Rita', 'c', ${id}, ${id}, '{}', '{}')`.execute(
      db,
    );
    await sql`insert into notice (id, request_id, kind, conversation_id, activity_ids)
      values (${randomUUID()}, ${id}, 'approval', 'c', ${JSON.stringify(messages)})`.execute(db);
    return id;
  }

  it('knows nothing refused, nothing said of asking, and the older messages of what is open', async () => {
    const open = await posted('planned', ['1', '2', '3']);
    const once = await posted('planned', ['4']);
    const ended = await posted('done', ['5', '6']);

    for (const { up } of [refusals, asking, copies]) await up(db as unknown as Kysely<unknown>);

    const stale = async (id: string) => {
      const row = db.selectFrom('notice').select(['stale_ids', 'held_since']).where('request_id', '=', id);
      return row.executeTakeFirstOrThrow();
    };
    assert.deepEqual(await stale(open), { stale_ids: ['1', '2'], held_since: null });
    assert.deepEqual((await stale(once)).stale_ids, []);
    assert.deepEqual((await stale(ended)).stale_ids, []);
    assert.equal((await findRequestById(db, open))?.asking, '');
    const place = db.selectFrom('conversation').select(['refused_times', 'refused_until', 'chat_user_id']);
    assert.deepEqual(await place.execute(), [{ refused_times: 0, refused_until: null, chat_user_id: '' }]);
  });
});
