import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { findApplications } from '../../src/store/applications.ts';
import { findConnectorGroups } from '../../src/store/connector-groups.ts';
import * as connectorGroups from '../../src/store/migrations/0014-connector-groups.ts';
import type { Tables } from '../../src/store/tables.ts';
import { earlyDatabase } from '../harness/database/early-database.ts';

describe('a database of before connector groups were kept', () => {
  let db: Kysely<Tables>;
  before(async () => (db = await earlyDatabase()));
  after(() => db.destroy());

  async function publication(name: string, state: string, connectorGroup: object | null): Promise<string> {
    const id = randomUUID();
    const desired = JSON.stringify(connectorGroup ? { connectorGroup } : {});
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
      conversation_id, form_activity_id, submit_activity_id, form, input)
      values (${id}, 'publish', 'done', ${name}, '', 't', 'r', 'Rita', 'c', ${id}, ${id}, '{}', '{}')`.execute(
      db,
    );
    await sql`insert into publication (id, name, state, desired, request_id)
      values (${id}, ${name}, ${state}, ${desired}, ${id})`.execute(db);
    await sql`insert into application (publication_id, role, application_id, app_id, service_principal_id)
      values (${id}, 'hub', ${id}, ${id}, ${id})`.execute(db);
    return id;
  }

  it('knows those of its publications, and which one each application is in', async () => {
    const ids = [
      await publication('sales', 'published', { id: 'g1', name: 'Data centre' }),
      await publication('stock', 'published', { id: 'g1', name: 'Data centre' }),
      await publication('half', 'publishing', { id: 'g2', name: 'Branch office' }),
      await publication('bare', 'published', null),
    ];
    await publication('gone', 'removed', { id: 'g3', name: 'Old' });

    await connectorGroups.up(db as unknown as Kysely<unknown>);

    const names = (await findConnectorGroups(db)).map(({ id, name }) => `${id} ${name}`);
    assert.deepEqual(names, ['g2 Branch office', 'g1 Data centre']);
    const recorded = await Promise.all(ids.map((id) => findApplications(db, id)));
    assert.deepEqual(
      recorded.flat().map((one) => one.connector_group_id),
      ['g1', 'g1', '', ''],
    );
  });
});
