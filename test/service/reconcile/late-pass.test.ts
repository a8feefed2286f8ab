import assert from 'node:assert/strict';
import { propose } from '../../../src/service/reconcile/planning/propose.ts';
import { decide } from '../../../src/service/requests/decide.ts';
import { findNotices } from '../../../src/store/notices.ts';
import { findRequestById, type RequestRow } from '../../../src/store/requests.ts';
import { administrator } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('a pass of planning that ends after somebody has approved', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  /** Returns the row, as the late pass reads it, of a request that was just approved and not yet taken up. */
  async function approved(name: string): Promise<RequestRow> {
    const { id, plan } = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    const notices = await findNotices(engine.deps.db, id);
    const card = notices.find(({ kind }) => kind === 'approval') ?? assert.fail('no approval card');
    const messageId = `card-of-${name}`;
    await engine.deps.db
      .updateTable('notice')
      .set({ activity_ids: JSON.stringify([messageId]) })
      .where('id', '=', card.id)
      .execute();
    const row = (await findRequestById(engine.deps.db, id)) ?? assert.fail();
    await decide(
      { ...engine.deps, jobs: { ...engine.deps.jobs, wake: async () => {} } },
      {
        tenantId: engine.sandbox.tenantId,
        aadObjectId: administrator.id,
        chatUserId: '29:adam',
        name: administrator.name,
        language: 'en',
      },
      { conversationId: card.conversation_id, cardActivityId: messageId, activityId: `click-on-${name}` },
      { requestId: id, digest: plan?.digest ?? '', decision: 'approve', comment: '' },
    );
    return { ...row, state: 'submitted' };
  }

  const stateOf = async (id: string) => (await findRequestById(engine.deps.db, id))?.state;

  it('does not ask for the approval again', async () => {
    const row = await approved('late-plan');

    await propose(engine.deps, row);

    assert.equal(await stateOf(row.id), 'approved');
  });

  it('does not send back what was approved', async () => {
    const row = await approved('late-refusal');
    const input = { ...(row.input as object), users: ['nobody@contoso.com'] };

    await propose(engine.deps, { ...row, input });

    assert.equal(await stateOf(row.id), 'approved');
  });
});
