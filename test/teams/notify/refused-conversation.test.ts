import assert from 'node:assert/strict';
import { conversationsBack } from '../../../src/service/conversations/back.ts';
import { conversationsGone } from '../../../src/service/conversations/gone.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { showStatus } from '../../../src/service/views/show-request.ts';
import { requester } from '../../../src/trial/people.ts';
import { channelId, startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('a conversation to which Teams refuses messages', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  const names = {
    BotNotInConversationRoster: 403,
    ConversationNotFound: 404,
    MessageWritesBlocked: 403,
    ConversationBlockedByUser: 403,
    BotDisabledByAdmin: 403,
    ForbiddenOperationException: 403,
  };
  for (const [code, status] of Object.entries(names).slice(0, 2))
    it(`by the name ${code}, once or often within a minute, ends nothing`, async () => {
      await askedFor(at.engine);
      for (let tries = 0; tries < 6; tries++) {
        await at.refuse({ code, status });
        await letMinutesPass(at.engine, 0.6 / 6, { isPauseOver: true });
      }
      at.takeAll();

      assert.equal(await at.whyGone(), '');
      await letMinutesPass(at.engine, 5);
      await at.deliver();
      assert.equal(at.shown(), 1);
    });

  for (const [code, status] of Object.entries(names))
    it(`by the name ${code} over minutes ends the conversation, until it is seen again`, async () => {
      await askedFor(at.engine);

      await at.refuseFor(8, { code, status });

      assert.equal(await at.whyGone(), code);
      assert.equal(at.shown(), 0);
      await at.seenIn(at.channel);
      await at.deliver();
      assert.deepEqual([await at.whyGone(), at.shown()], ['', 1]);
    });

  it('with a success in between begins anew', async () => {
    const code = 'MessageWritesBlocked';
    await askedFor(at.engine);
    await at.refuse({ code });
    await letMinutesPass(at.engine, 4);
    await at.refuse({ code });
    await letMinutesPass(at.engine, 4);
    await at.deliver();
    assert.equal(at.shown(), 1);
    await askedFor(at.engine);

    await at.refuse({ code });
    await letMinutesPass(at.engine, 4);
    await at.refuse({ code });

    assert.equal(await at.whyGone(), '');
  });

  it('pauses its conversation, and no other one', async () => {
    const { id } = await askedFor(at.engine);
    await showStatus(at.engine.deps, id, at.chat.id);
    await at.refuse({ code: 'BotNotInConversationRoster' });
    at.takeAll();

    await at.deliver();
    await at.deliver('a:rita');

    assert.deepEqual([at.shown(), at.shown('a:rita')], [0, 1]);
  });

  it('that ends a conversation is tried again after an hour, and believed at once then', async () => {
    const code = 'ConversationNotFound';
    await askedFor(at.engine);
    await at.refuseFor(8, { code, status: 404 });
    await sweep(at.engine.deps);
    assert.equal(await at.whyGone(), code);

    await letMinutesPass(at.engine, 65);
    await sweep(at.engine.deps);
    await at.refuse({ code, status: 404 });
    assert.equal(await at.whyGone(), code);
    await letMinutesPass(at.engine, 65);
    await sweep(at.engine.deps);
    await at.deliver();

    assert.deepEqual([await at.whyGone(), at.shown()], ['', 1]);
  });

  it('of an earlier version, which knew no names, is tried again, too', async () => {
    await conversationsGone(at.engine.deps, { conversationId: channelId }, '403');

    await sweep(at.engine.deps);

    assert.equal(await at.whyGone(), '');
  });

  for (const told of ['uninstalled', 'channel-deleted', 'team-deleted', 'team-archived'])
    it(`is believed where Teams itself has told ${told}, and not tried again`, async () => {
      await conversationsGone(at.engine.deps, { conversationId: channelId }, told);
      await letMinutesPass(at.engine, 200);

      await sweep(at.engine.deps);

      assert.equal(await at.whyGone(), told);
      await conversationsBack(at.engine.deps, { channelId }, [told]);
      assert.equal(await at.whyGone(), '');
    });

  it('is doubted when somebody is seen in a thread, another channel of the team, or anywhere in person', async () => {
    const near: Record<string, () => Promise<void>> = {
      thread: () => at.seenIn(at.place(`${channelId};messageid=1`, 'channel')),
      team: () => at.seenIn(at.place('19:other@thread.tacv2', 'channel')),
    };
    for (const [what, seen] of Object.entries(near)) {
      await conversationsGone(at.engine.deps, { conversationId: channelId }, 'BotNotInConversationRoster');
      await seen();
      assert.equal(await at.whyGone(), '', what);
    }
    await conversationsGone(at.engine.deps, { conversationId: at.chat.id }, 'ForbiddenOperationException');
    await at.seenIn(at.channel, requester.id);
    assert.equal(await at.whyGone(at.chat.id), '');
  });

  it('leaves a result where it was told meanwhile', async () => {
    const asked = await askedFor(at.engine);
    await at.deliver('a:rita');
    await at.deliver();
    await at.engine.reject(asked);
    const { requester_id: whose } = await at.engine.deps.db
      .selectFrom('request')
      .select('requester_id')
      .where('id', '=', asked.id)
      .executeTakeFirstOrThrow();
    assert.equal(whose, requester.id);
    await at.deliver('a:rita');
    const told = at.shown('a:rita');

    await conversationsGone(at.engine.deps, { conversationId: at.chat.id }, 'ConversationNotFound');
    await at.seenIn(at.chat, requester.id);
    await at.deliver('a:rita');

    assert.equal(at.shown('a:rita'), told);
  });
});
