import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { isSignInWait } from '../../src/service/model/request/stored.ts';
import * as waits from '../../src/store/migrations/0012-waits.ts';
import { findRequestById } from '../../src/store/requests.ts';
import type { Tables } from '../../src/store/tables.ts';
import { earlyDatabase } from '../harness/database/early-database.ts';

const signIn = {
  say: '{who} must sign in: this is done in the name of who approved it. Another approver can take it over with the same button.',
  values: { who: 'Adam' },
};
const settling = { say: '{why}; resuming at {time} UTC.', values: { why: 'Settling', time: '12:00' } };

describe('a database of before what a request waits for was a value', () => {
  let db: Kysely<Tables>;
  before(async () => (db = await earlyDatabase()));
  after(() => db.destroy());

  async function waiting(wait: object | null): Promise<string> {
    const id = randomUUID();
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
      conversation_id, form_activity_id, submit_activity_id, form, input, waiting_for)
      values (${id}, 'publish', 'approved', ${id}, '', 't', 'r', 'Rita', 'c', ${id}, ${id}, '{}', '{}',
        ${wait ? JSON.stringify(wait) : ''})`.execute(db);
    return id;
  }

  it('knows afterwards which requests wait for a sign-in', async () => {
    const ids = [await waiting(signIn), await waiting(settling), await waiting(null)];

    await waits.up(db as unknown as Kysely<unknown>);

    const rows = await Promise.all(ids.map((id) => findRequestById(db, id)));
    assert.deepEqual(
      rows.map((row) => row && isSignInWait(row)),
      [true, false, false],
    );
  });
});
