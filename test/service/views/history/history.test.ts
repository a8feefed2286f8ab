import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { listHistory } from '../../../../src/service/views/history/history.ts';
import type { EventKind } from '../../../../src/store/event-table.ts';
import { startEngine, type Engine } from '../../../harness/engine/engine.ts';

describe('the history of a request', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'old', qlikUrl: 'https://old.contoso.com' });
  });
  after(() => engine.close());

  const groupOf = async () => (await listHistory(engine.deps, 'old', 1))?.items[0];
  const linesOf = async () => (await groupOf())?.events.map(({ kind, by }) => `${kind} ${by}`.trim());

  it('is told without a record of events as far as its rows know it', async () => {
    const told = await linesOf();
    await engine.deps.db.transaction().execute(async (trx) => {
      await sql`set local qlik.retention = 'on'`.execute(trx);
      await trx.deleteFrom('event').execute();
    });

    assert.deepEqual(await linesOf(), told);
    assert.deepEqual(told, ['asked Rita Requester', 'approved Adam Administrator', 'done']);
  });

  it('names who decided and who pressed a button, however much else happened', async () => {
    const { db } = engine.deps;
    const { id, requester_id: actor_id } = await db
      .selectFrom('request')
      .selectAll()
      .executeTakeFirstOrThrow();
    const told: [kind: EventKind, by: string][] = [
      ['approved', 'Adam'],
      ['approved', 'Olga'],
      ...Array.from({ length: 20 }, (): [EventKind, string] => ['failed', '']),
      ['retried', 'Olga'],
      ...Array.from({ length: 20 }, (): [EventKind, string] => ['failed', '']),
      ['undone', 'Tom'],
      ['undo-ended', ''],
    ];
    for (const [kind, actor_name] of told)
      await db
        .insertInto('event')
        .values({ kind, actor_name, request_id: id, name: 'old', actor_id, details: '{}' })
        .execute();

    const group = await groupOf();

    const lines = group?.events.map(({ kind, by }) => `${kind} ${by}`.trim());
    for (const line of ['approved Adam', 'approved Olga', 'retried Olga', 'undone Tom', 'undo-ended'])
      assert.ok(lines?.includes(line), lines?.join(', '));
    assert.equal(lines?.[0], 'asked Rita Requester');
    assert.equal(lines.length, 8);
    assert.ok((group?.hiddenEvents ?? 0) > 35);
  });

  it('counts once what Graph refused at first and took later', async () => {
    const { db } = engine.deps;
    const writes = (await groupOf())?.writes;
    const [first] = await db.selectFrom('ledger').selectAll().orderBy('id').limit(1).execute();
    assert.ok(first && writes);
    const { request_id, change_id } = first;
    const again = { request_id, change_id, change: JSON.stringify(first.change) };

    await db
      .insertInto('ledger')
      .values({ ...again, outcome: 'Request_BadRequest' })
      .execute();
    assert.equal((await groupOf())?.writes.items.at(-1)?.code, 'Request_BadRequest');
    await db
      .insertInto('ledger')
      .values({ ...again, outcome: 'done' })
      .execute();

    const now = (await groupOf())?.writes;
    assert.equal(now?.total, writes.total);
    assert.ok(now?.items.every(({ outcome }) => outcome === 'done'));
  });

  it('shows what failed first of very many writes', async () => {
    const { db } = engine.deps;
    const { id } = await db.selectFrom('request').select('id').executeTakeFirstOrThrow();
    const change = JSON.stringify({ id: 'assign', sentence: 'Assign somebody' });
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      request_id: id,
      change_id: `assign:${index}`,
      change,
      outcome: index === 900 ? 'Authorization_RequestDenied' : 'done',
    }));
    await db.insertInto('ledger').values(rows).execute();

    const writes = (await groupOf())?.writes;

    assert.ok(writes && writes.total > 1000);
    assert.equal(writes.items.length, 8);
    assert.equal(writes.items.at(-1)?.code, 'Authorization_RequestDenied');
  });
});
