import assert from 'node:assert/strict';
import { conversationsBack } from '../../../src/service/conversations/back.ts';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import type { Conversation } from '../../../src/service/conversations/conversations.ts';
import { conversationsGone } from '../../../src/service/conversations/gone.ts';
import { heardFrom } from '../../../src/service/conversations/heard-from.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { setSent } from '../../../src/store/outbox.ts';
import { setSetting } from '../../../src/store/settings.ts';
import { requester } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

const channel = '19:asked@thread.tacv2';
const thread = `${channel};messageid=1700000000000`;
const approvals = '19:approvals@thread.tacv2';
const results = '19:results@thread.tacv2';

describe('the result of a request', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  beforeEach(async () => {
    const { db } = engine.deps;
    await db.deleteFrom('setting').execute();
    await db.deleteFrom('notice').execute();
    await db.updateTable('conversation').set({ gone_because: '' }).execute();
    await bindAtStart(engine.deps, place(approvals, 'channel'));
    for (const id of [channel, thread]) await rememberConversation(engine.deps, place(id, 'channel'));
    await rememberConversation(engine.deps, place('a:rita', 'personal'));
  });
  after(() => engine.close());

  function place(id: string, kind: Conversation['kind']): Conversation {
    const { tenantId } = engine.sandbox;
    const nameless = { name: '', teamId: '', teamName: '', language: null, chatUserId: '', reference: {} };
    return { ...nameless, id, kind, userId: kind === 'personal' ? requester.id : '', tenantId };
  }

  /** The bot has never met Rita. */
  async function withoutRita(): Promise<void> {
    const nobody = { user_id: 'nobody', chat_user_id: '' };
    await engine.deps.db.updateTable('conversation').set(nobody).where('id', '=', 'a:rita').execute();
  }

  /** Has a request that was asked in `home` decided when the places `gone` are gone. Returns its id. */
  async function decidedIn(
    home: string,
    gone: readonly string[],
    decision: 'approve' | 'reject' = 'reject',
  ): Promise<string> {
    const asked = await askedFor(engine);
    const { db } = engine.deps;
    await db.updateTable('request').set({ conversation_id: home }).where('id', '=', asked.id).execute();
    const status = db.updateTable('notice').set({ conversation_id: home }).where('kind', '=', 'status');
    await status.where('request_id', '=', asked.id).execute();
    for (const conversationId of gone)
      await conversationsGone(engine.deps, { conversationId }, 'uninstalled');
    await engine[decision](asked);
    await sweep(engine.deps);
    return asked.id;
  }

  /** Returns where the result is due. */
  async function dueIn(id: string): Promise<string[]> {
    const rows = await engine.deps.db
      .selectFrom('notice')
      .innerJoin('request', 'request.id', 'notice.request_id')
      .select('notice.conversation_id')
      .where('request_id', '=', id)
      .where('notice.kind', 'in', ['rejected', 'published'])
      .whereRef('notice.sent_revision', '<', 'request.revision')
      .orderBy('notice.conversation_id')
      .execute();
    return rows.map(({ conversation_id }) => conversation_id);
  }

  /** Records the cards of a request in a place as sent. */
  async function sentIn(id: string, conversationId: string): Promise<void> {
    const { db } = engine.deps;
    const notices = db.selectFrom('notice').select('id').where('request_id', '=', id);
    for (const notice of await notices.where('conversation_id', '=', conversationId).execute())
      await setSent(db, 'notice', notice.id, { revision: 1000, digest: 'sent', newActivityId: notice.id });
  }

  it('is where it was asked for, and if something was published, once in the channel for approvals', async () => {
    const inThread = `${approvals};messageid=1`;
    await rememberConversation(engine.deps, place(inThread, 'channel'));

    assert.deepEqual(await dueIn(await decidedIn(thread, [], 'approve')), [approvals, thread]);
    assert.deepEqual(await dueIn(await decidedIn(approvals, [], 'approve')), [approvals]);
    assert.deepEqual(await dueIn(await decidedIn(inThread, [], 'approve')), [inThread]);
    assert.deepEqual(await dueIn(await decidedIn(thread, [])), [thread]);
  });

  it('is in the channel for announcements instead of that for approvals, while that can be written to', async () => {
    const { deps } = engine;
    await rememberConversation(deps, place(results, 'channel'));
    await setSetting(deps.db, 'announcements', results, '');

    assert.deepEqual(await dueIn(await decidedIn(thread, [], 'approve')), [thread, results]);
    assert.deepEqual(await dueIn(await decidedIn(thread, [results], 'approve')), [approvals, thread]);
  });

  it('follows the requester into their own chat where its place is gone, and is not told twice', async () => {
    const id = await decidedIn(thread, [thread]);
    assert.deepEqual(await dueIn(id), ['a:rita']);

    await conversationsBack(engine.deps, { channelId: channel }, ['uninstalled']);
    await sweep(engine.deps);

    assert.deepEqual(await dueIn(id), ['a:rita']);
  });

  it('is in the thread’s channel for a requester without a chat, and else where every result is', async () => {
    await withoutRita();

    assert.deepEqual(await dueIn(await decidedIn(thread, [thread])), [channel]);
    const id = await decidedIn(thread, [thread, channel]);
    assert.deepEqual(await dueIn(id), [approvals, thread]);
    await rememberConversation(engine.deps, place('a:rita', 'personal'));
    await sweep(engine.deps);
    assert.deepEqual(await dueIn(id), [approvals, 'a:rita']);
  });

  it('waits for the requester’s first word where there is no place at all', async () => {
    const { deps } = engine;
    await withoutRita();
    const id = await decidedIn(thread, [thread, channel, approvals]);
    assert.deepEqual(await dueIn(id), [thread]);

    await rememberConversation(deps, place('a:rita', 'personal'));
    await heardFrom(deps, place('a:rita', 'personal'));

    assert.deepEqual(await dueIn(id), ['a:rita']);
    await sentIn(id, 'a:rita');
    await conversationsBack(deps, { channelId: channel }, ['uninstalled']);
    await sweep(deps);
    assert.deepEqual(await dueIn(id), []);
  });
});
