import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import * as creations from '../../src/store/migrations/0008-creations.ts';
import { findApplications } from '../../src/store/applications.ts';
import type { Tables } from '../../src/store/tables.ts';
import { earlyDatabase } from '../harness/database/early-database.ts';

describe('a database of before creations were written down', () => {
  let db: Kysely<Tables>;
  before(async () => (db = await earlyDatabase()));
  after(() => db.destroy());

  async function published(state: string, isAdopted: boolean): Promise<string> {
    const id = randomUUID();
    const desired = JSON.stringify({ applications: [{ role: 'hub', isAdopted }] });
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
      conversation_id, form_activity_id, submit_activity_id, form, input)
      values (${id}, 'publish', 'done', ${id}, '', 't', 'r', 'Rita', 'c', '', ${id}, '{}', '{}')`.execute(db);
    await sql`insert into publication (id, name, state, desired, request_id)
      values (${id}, ${id}, ${state}, ${desired}::jsonb, ${id})`.execute(db);
    await record(id, 'hub');
    return id;
  }

  const record = (id: string, role: string) =>
    sql`insert into application (publication_id, role, application_id, app_id, service_principal_id)
      values (${id}, ${role}, 'a', 'b', 's')`.execute(db);

  it('knows afterwards what was made, what adopted, and waits only for what was under way', async () => {
    const made = await published('published', false);
    const adopted = await published('published', true);
    const underWay = await published('publishing', false);

    await creations.up(db as unknown as Kysely<unknown>);
    // An instance of the older version keeps running beside the new one.
    await record(made, 'auth');

    const of = async (id: string) =>
      (await findApplications(db, id)).map((one) => [
        one.role,
        one.origin,
        one.awaited_since !== null,
        one.is_seen,
      ]);
    assert.deepEqual(await of(made), [
      ['hub', 'made', false, true],
      ['auth', '', true, false],
    ]);
    assert.deepEqual(await of(adopted), [['hub', 'adopted', false, true]]);
    assert.deepEqual(await of(underWay), [['hub', 'made', true, false]]);
  });
});
