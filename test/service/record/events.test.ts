import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { administrator } from '../../../src/trial/people.ts';
import { UserError } from '../../../src/errors.ts';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { listHistory } from '../../../src/service/views/history/history.ts';
import { recordRefusal } from '../../../src/service/record/refusal.ts';
import { decide } from '../../../src/service/requests/decide.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import type { EventKind } from '../../../src/store/event-table.ts';
import type { EventRow } from '../../../src/store/events.ts';
import { findNotices, setNoticeSent } from '../../../src/store/notices.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('an event', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.deps.jobs.work('sweep', 1, async () => {});
  });
  after(() => engine.close());

  const events = (name: string): Promise<EventRow[]> =>
    engine.deps.db.selectFrom('event').selectAll().where('name', '=', name).orderBy('id').execute();
  const adam = () => ({
    tenantId: engine.sandbox.tenantId,
    aadObjectId: administrator.id,
    chatUserId: '29:adam',
    name: administrator.name,
    language: 'en' as const,
  });

  /** Records an approval card as posted, and approves on it. */
  async function approve(deps: Deps, requestId: string, digest: string): Promise<unknown> {
    const [notice] = (await findNotices(deps.db, requestId)).filter(({ kind }) => kind === 'approval');
    const newActivityId = randomUUID();
    assert.ok(notice);
    await setNoticeSent(deps.db, notice.id, { revision: 0, digest: '', newActivityId });
    const place = {
      conversationId: notice.conversation_id,
      cardActivityId: newActivityId,
      activityId: randomUUID(),
    };
    return decide(deps, adam(), place, { requestId, digest, decision: 'approve', comment: '' });
  }

  it('is not there when what it tells of was rolled back', async () => {
    const { id, plan } = await engine.ask('publish', {
      name: 'rolled',
      qlikUrl: 'https://rolled.contoso.com',
    });
    const wake = async () => Promise.reject(new Error('the queue is away'));
    const deps = { ...engine.deps, jobs: { ...engine.deps.jobs, wake } };

    await assert.rejects(approve(deps, id, plan?.digest ?? ''), /the queue is away/);

    assert.deepEqual(
      (await events('rolled')).map(({ kind }) => kind),
      ['asked', 'planned'],
    );
    assert.equal((await engine.until(id, ['planned'])).decisions.length, 0);
  });

  it('keeps each of two decisions of one person about one plan', async () => {
    const { id, plan } = await engine.ask('publish', { name: 'twice', qlikUrl: 'https://twice.contoso.com' });
    const jobs = { ...engine.deps.jobs, wake: async () => {} };
    await approve({ ...engine.deps, jobs }, id, plan?.digest ?? '');
    await engine.deps.db.updateTable('request').set({ state: 'planned' }).where('id', '=', id).execute();

    await approve({ ...engine.deps, jobs }, id, plan?.digest ?? '');

    const approvals = (await events('twice')).filter(({ kind }) => kind === 'approved');
    assert.deepEqual(
      approvals.map(({ actor_id, details }) => [actor_id, details['digest']]),
      [1, 2].map(() => [administrator.id, plan?.digest]),
    );
  });

  it('tells that nobody decided in time', async () => {
    await engine.ask('publish', { name: 'late', qlikUrl: 'https://late.contoso.com' });
    const long = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    await engine.deps.db
      .updateTable('request')
      .set({ created_at: long, updated_at: long })
      .where('name', '=', 'late')
      .execute();

    await sweep(engine.deps);

    const last = (await events('late')).at(-1);
    assert.deepEqual([last?.kind, last?.actor_id], ['expired', '']);
  });

  it('tells that the trial bound its own channel, once, by nobody', async () => {
    const channel = {
      id: '19:trial',
      kind: 'channel',
      name: 'Qlik approvals',
      teamId: '',
      teamName: '',
    } as const;
    const conversation = {
      ...channel,
      tenantId: '',
      userId: '',
      chatUserId: '',
      language: null,
      reference: {},
    };
    await bindAtStart(engine.deps, conversation);
    await bindAtStart(engine.deps, conversation);

    const bound = (await events('')).filter(
      ({ kind, details }) => kind === 'bound' && details['conversationId'] === channel.id,
    );
    assert.deepEqual(
      bound.map(({ actor_id, details }) => [actor_id, details['conversationName']]),
      [['', 'Qlik approvals']],
    );
  });

  it('that cannot be written down changes no refusal', async () => {
    const actor = { aadObjectId: '', name: 'No database takes this: \u0000' };
    const refused = { actor, requestId: null, what: 'request.retry' };
    const before = (await events('')).length;

    await recordRefusal(engine.deps, refused, new UserError('No'));

    assert.equal((await events('')).length, before);
  });
});

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
