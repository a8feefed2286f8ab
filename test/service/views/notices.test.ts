import assert from 'node:assert/strict';
import { askNotice } from '../../../src/service/conversations/ask-notice.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { dueNotices } from '../../../src/service/views/notices.ts';
import { administrator } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askedFor } from '../../harness/engine/waiting.ts';
import { countCalls } from '../../harness/sandbox/count-calls.ts';

describe('several cards due in a chat with an approver', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('are shown in full, and whether they may be is asked once', async () => {
    const { deps, sandbox } = engine;
    const chat = { id: 'a:adam', kind: 'personal', userId: administrator.id } as const;
    const nameless = { name: '', teamId: '', teamName: '', language: null, reference: {} };
    const { tenantId } = sandbox;
    await rememberConversation(deps, {
      ...nameless,
      ...chat,
      tenantId,
      chatUserId: `29:${administrator.id}`,
    });
    const asked = [await askedFor(engine), await askedFor(engine), await askedFor(engine)];
    await deps.db.transaction().execute(async (trx) => {
      for (const { id } of asked) await askNotice(trx, id, 'approval', chat.id);
    });

    const plans: unknown[] = [];
    const calls = await countCalls(async () => {
      for (const waiting of await dueNotices(deps, chat)) plans.push((await waiting.read())?.request.plan);
    });

    assert.equal(plans.filter((plan) => plan).length, 3);
    assert.equal(calls, 1);
  });
});
