import type { NoticeKind } from '../../src/service/model/request/notice.ts';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { colleagues, requester } from '../../src/trial/people.ts';
import { submit } from '../../src/service/requests/submit.ts';
import { findNotice } from '../../src/store/notices.ts';
import { setSent } from '../../src/store/outbox.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { aClick, anActor, filledIn } from '../harness/engine/send-form.ts';

const conversationId = 'a:rita';

describe('a request that went back for a correction', () => {
  let engine: Engine;
  let id: string;
  before(async () => {
    engine = await startEngine();
    ({ id } = await engine.ask('publish', { name: 'back', groups: 'Misspelt' }));
  });
  after(() => engine.close());

  /** Records a card of the request as a new message, and returns the message's id. */
  async function cardOf(kind: NoticeKind): Promise<string> {
    const { db } = engine.deps;
    const activityId = randomUUID();
    const posted = { request_id: id, kind, conversation_id: conversationId };
    await db
      .insertInto('notice')
      .values({ id: randomUUID(), ...posted })
      .onConflict((on) => on.doNothing())
      .execute();
    const notice = (await findNotice(db, id, kind, conversationId)) ?? assert.fail('no card');
    await setSent(db, 'notice', notice.id, { revision: 1, digest: '', newActivityId: activityId });
    return activityId;
  }

  const correct = (cardActivityId: string, who: { id: string; name: string } = requester) => {
    const actor = anActor(who, engine.sandbox.tenantId);
    return submit(engine.deps, actor, aClick({ cardActivityId }), 'publish', filledIn({ name: 'back' }));
  };

  for (const kind of ['approval', 'progress', 'published', 'changed', 'rejected'] as const)
    it(`keeps its ${kind} card`, async () => {
      const message = await cardOf(kind);

      await assert.rejects(correct(message), /belongs to another request/);

      const notice = await findNotice(engine.deps.db, id, kind, conversationId);
      assert.ok(notice?.activity_ids.includes(message));
    });

  it('is corrected by nobody but its requester', async () => {
    await assert.rejects(correct(await cardOf('status'), colleagues[0]), /Only Rita Requester can correct/);
  });

  it('gives its status card to the new request, which alone has it then', async () => {
    const message = await cardOf('status');

    const { id: newId } = await correct(message);

    const [old, now] = await Promise.all(
      [id, newId].map((one) => findNotice(engine.deps.db, one, 'status', conversationId)),
    );
    assert.deepEqual([old?.activity_ids.includes(message), now?.activity_ids], [false, [message]]);
  });
});
