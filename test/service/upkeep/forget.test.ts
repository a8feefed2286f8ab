import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { administrator } from '../../../src/trial/people.ts';
import { forget } from '../../../src/service/upkeep/forget.ts';
import { listHistory } from '../../../src/service/views/history/history.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { checkTenant } from '../../harness/engine/tenant-state.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const tables = [
  'request',
  'notice',
  'decision',
  'ledger',
  'reservation',
  'publication',
  'application',
  'event',
] as const;
const long = new Date(Date.now() - 400 * 24 * 3600 * 1000);

describe('what ended long ago', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await startEngine();
    await engine.deps.jobs.work('sweep', 1, async () => {});
  });
  afterEach(() => engine.close());

  async function counts(): Promise<Record<string, number>> {
    const { db } = engine.deps;
    const one = async (table: (typeof tables)[number]) =>
      [
        table,
        (
          await db
            .selectFrom(table)
            .select((eb) => eb.lit(1).as('one'))
            .execute()
        ).length,
      ] as const;
    return Object.fromEntries(await Promise.all(tables.map(one)));
  }

  /** Moves everything 400 days into the past. */
  async function age(): Promise<void> {
    const { db } = engine.deps;
    await db.updateTable('request').set({ created_at: long, updated_at: long }).execute();
    await db.updateTable('publication').set({ updated_at: long }).execute();
    await db
      .updateTable('publication')
      .set({ unpublished_at: long })
      .where('state', '=', 'unpublished')
      .execute();
  }

  const nothing = {
    request: 0,
    notice: 0,
    decision: 0,
    ledger: 0,
    reservation: 0,
    publication: 0,
    application: 0,
    // The channel for approvals was bound at the start.
    event: 1,
  };

  it('is deleted with everybody in it: a publication that was taken down, and what was asked about it', async () => {
    await engine.run('publish', { name: 'gone' });
    await engine.run('unpublish', { name: 'gone' });
    await age();

    await sweep(engine.deps);
    await age();
    await forget(engine.deps);

    assert.deepEqual(await counts(), nothing);
    assert.equal(await listHistory(engine.deps, 'gone', 0), null);
    assert.equal((await engine.ask('publish', { name: 'gone' })).state, 'planned');
  });

  it('stays while it is published, and can still be taken down to the last trace', async () => {
    await engine.run('publish', { name: 'alive' });
    await engine.run('assign', { name: 'alive', users: administrator.userPrincipalName });
    await age();
    const before = await counts();

    await forget(engine.deps);

    assert.deepEqual(await counts(), before);
    assert.equal((await engine.run('unpublish', { name: 'alive' })).state, 'done');
    await checkTenant(engine, 'alive', null);
  });

  it('is deleted when it belongs to no request, such as who bound a channel, and nothing younger', async () => {
    const { db } = engine.deps;
    const bound = sql`insert into event (kind, at) values ('bound', ${long}), ('unbound', now())`;
    await bound.execute(db);

    await forget({ ...engine.deps, retentionDays: 0 });
    assert.equal((await counts())['event'], 3);
    await forget(engine.deps);

    const kept = await db.selectFrom('event').select('kind').orderBy('id').execute();
    assert.deepEqual(kept, [{ kind: 'bound' }, { kind: 'unbound' }]);
  });

  it('stays while somebody can still decide', async () => {
    await engine.ask('publish', { name: 'open' });
    await age();

    await forget(engine.deps);

    assert.equal((await counts())['request'], 1);
  });

  it('stays for ever when RETENTION_DAYS is 0, and when it is younger', async () => {
    await engine.run('publish', { name: 'kept' });
    await engine.run('unpublish', { name: 'kept' });
    const before = await counts();
    await forget(engine.deps);
    await age();

    await forget({ ...engine.deps, retentionDays: 0 });

    assert.deepEqual(await counts(), before);
  });
});
