import assert from 'node:assert/strict';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import type { Conversation } from '../../../src/service/conversations/conversations.ts';
import { conversationsGone } from '../../../src/service/conversations/gone.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import { approverGroupId, seed, testersGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

const [olga, , tom] = colleagues;
const crowdIds = Array.from({ length: 25 }, (_, i) => `c0000000-0000-4000-8000-0000000000${10 + i}`);

/** The approvers of the sandbox with a crowd, and a group of testers in which Rita is alone. */
function crowded(): typeof seed {
  const [one] = seed.users;
  assert.ok(one);
  const crowd = crowdIds.map((id, i) => ({
    ...one,
    id,
    userPrincipalName: `crowd${i}@contoso.com`,
    mail: `crowd${i}@contoso.com`,
  }));
  const groups = seed.groups.map(({ group, memberIds }) => {
    if (group.id === approverGroupId) return { group, memberIds: [...memberIds, ...crowdIds] };
    return { group, memberIds: group.id === testersGroupId ? [requester.id] : memberIds };
  });
  return { ...seed, users: [...seed.users, ...crowd], groups };
}

describe('where approval is asked for without a channel', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine({ seed: crowded() })));
  beforeEach(async () => {
    const { db } = engine.deps;
    engine.deps.approverGroupId = approverGroupId;
    await db.deleteFrom('setting').execute();
    await db.deleteFrom('notice').execute();
    await db.updateTable('request').set({ state: 'withdrawn' }).execute();
    await db.updateTable('request').set({ conversation_id: 'a:rita' }).execute();
    await db.deleteFrom('conversation').where('id', '<>', 'a:rita').execute();
  });
  after(() => engine.close());

  function place(id: string, kind: Conversation['kind'] = 'personal', userId = ''): Conversation {
    const { tenantId } = engine.sandbox;
    const nameless = { name: '', teamId: '', teamName: '', language: null, chatUserId: '', reference: {} };
    return { ...nameless, id, kind, userId, tenantId };
  }
  const meet = (id: string, userId: string) =>
    rememberConversation(engine.deps, place(id, 'personal', userId));

  /** Returns where the plan of a request is due or shown, and what its requester is told of that. */
  async function asked({ id }: RequestView) {
    const { db } = engine.deps;
    const notices = db.selectFrom('notice').select('conversation_id').where('kind', '=', 'approval');
    const rows = await notices.where('request_id', '=', id).orderBy('conversation_id').execute();
    const request = db.selectFrom('request').select('asking').where('id', '=', id);
    const { asking } = await request.executeTakeFirstOrThrow();
    return { asking, places: rows.map(({ conversation_id }) => conversation_id) };
  }

  it('is in the chats of approvers, not of the requester or of anybody else', async () => {
    await meet('a:adam', administrator.id.toUpperCase());
    await meet('a:olga', olga.id);
    await meet('a:tom', tom.id);

    assert.deepEqual(await asked(await askedFor(engine)), { asking: 'soon', places: ['a:adam', 'a:olga'] });
  });

  it('is nowhere yet if no approver is known, and in the chat of the first one when the bot meets them', async () => {
    const request = await askedFor(engine);
    assert.deepEqual(await asked(request), { asking: 'nobody', places: [] });

    await meet('a:adam', administrator.id);
    await sweep(engine.deps);

    assert.deepEqual(await asked(request), { asking: 'soon', places: ['a:adam'] });
  });

  it('is nowhere yet if the group cannot be read or is empty, and is made up for by the sweep', async () => {
    await meet('a:adam', administrator.id);
    for (const id of ['00000000-0000-4000-8000-000000000000', '']) {
      engine.deps.approverGroupId = id;
      const request = await askedFor(engine);
      assert.deepEqual(await asked(request), { asking: 'nobody', places: [] }, id);

      engine.deps.approverGroupId = approverGroupId;
      await sweep(engine.deps);
      assert.deepEqual(await asked(request), { asking: 'soon', places: ['a:adam'] }, id);
    }
  });

  it('is nowhere if the only approver has made the request', async () => {
    engine.deps.approverGroupId = testersGroupId;

    const request = await askedFor(engine);
    await sweep(engine.deps);

    assert.deepEqual(await asked(request), { asking: 'nobody', places: [] });
  });

  it('is in twenty chats at most, however often it is looked for', async () => {
    for (const id of crowdIds) await meet(`a:${id}`, id);

    const request = await askedFor(engine);
    await sweep(engine.deps);

    assert.equal((await asked(request)).places.length, 20);
  });

  it('is in other chats when those it was in are gone', async () => {
    await meet('a:adam', administrator.id);
    const request = await askedFor(engine);
    await meet('a:olga', olga.id);

    await conversationsGone(engine.deps, { conversationId: 'a:adam' }, 'uninstalled');
    await sweep(engine.deps);

    assert.deepEqual((await asked(request)).places, ['a:adam', 'a:olga']);
    await conversationsGone(engine.deps, { conversationId: 'a:olga' }, 'uninstalled');
    await sweep(engine.deps);
    assert.equal((await asked(request)).asking, 'nobody');
  });

  it('is in a channel as soon as one is bound, and again in chats when that is gone', async () => {
    const request = await askedFor(engine);

    await bindAtStart(engine.deps, place('19:later@thread.tacv2', 'channel'));
    await sweep(engine.deps);
    assert.deepEqual((await asked(request)).places, ['19:later@thread.tacv2']);

    await meet('a:adam', administrator.id);
    await sweep(engine.deps);
    assert.deepEqual((await asked(request)).places, ['19:later@thread.tacv2']);
    await conversationsGone(engine.deps, { channelId: '19:later@thread.tacv2' }, 'channel-deleted');
    await sweep(engine.deps);
    assert.deepEqual(await asked(request), { asking: 'soon', places: ['19:later@thread.tacv2', 'a:adam'] });
  });

  it('has been shown to nobody who is known to decide while it is only where it was asked for', async () => {
    const { db } = engine.deps;
    await rememberConversation(engine.deps, place('19:asked@thread.tacv2', 'channel'));
    const request = await askedFor(engine);
    const asking = db.updateTable('request').where('id', '=', request.id);
    await asking.set({ conversation_id: '19:asked@thread.tacv2' }).execute();
    await sweep(engine.deps);
    assert.deepEqual(await asked(request), { asking: 'soon', places: ['19:asked@thread.tacv2'] });

    await db.updateTable('notice').set({ activity_ids: '["1"]' }).where('kind', '=', 'approval').execute();
    await sweep(engine.deps);
    assert.equal((await asked(request)).asking, 'home');

    await meet('a:adam', administrator.id);
    await sweep(engine.deps);
    assert.equal((await asked(request)).asking, 'soon');
  });
});
