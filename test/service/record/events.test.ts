import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { administrator } from '../../../src/trial/people.ts';
import { UserError } from '../../../src/errors.ts';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { recordRefusal } from '../../../src/service/record/refusal.ts';
import { decide } from '../../../src/service/requests/decide.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import type { EventRow } from '../../../src/store/events.ts';
import { findNotices } from '../../../src/store/notices.ts';
import { setSent } from '../../../src/store/outbox.ts';
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
    await setSent(deps.db, 'notice', notice.id, { revision: 0, digest: '', newActivityId });
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
