import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { findConversation } from '../../../src/store/conversations.ts';
import { incomingOf } from '../../../src/teams/activity/incoming.ts';
import { learnFrom } from '../../../src/teams/activity/learn-from.ts';
import { conversationOf } from '../../../src/teams/activity/conversation.ts';
import { conversationsGone } from '../../../src/service/conversations/gone.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const [older, newer] = ['https://teams.example/old/', 'https://teams.example/new/'];
const olga = { id: '29:olga', name: 'Olga', aadObjectId: '0a000000-0000-4000-8000-000000000001' };
const bot = { id: '28:bot', name: 'Qlik Publisher' };
const team = { id: '19:team@thread.tacv2', name: 'IT' };
const channel = '19:sales@thread.tacv2';
const thread = `${channel};messageid=1700000000001`;
const other = '19:other@thread.tacv2';
const oldThread = `${other};messageid=1700000000002`;

describe('what an activity teaches', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());
  beforeEach(() => sql`delete from conversation where id <> 'a:rita'`.execute(engine.deps.db));

  interface Tells {
    from?: object;
    serviceUrl?: string;
    channelData?: object;
    conversation?: object;
    recipient?: object;
  }
  async function hear(
    id: string,
    conversationType: string,
    tells: Tells = {},
    isAlive = true,
  ): Promise<void> {
    const { conversation, ...rest } = tells;
    const incoming = incomingOf({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: older,
      from: olga,
      recipient: bot,
      conversation: { id, conversationType, tenantId: 'tenant', ...conversation },
      ...rest,
    });
    await learnFrom(engine.deps, incoming, conversationOf(incoming), isAlive);
  }

  async function known(id: string) {
    const row = await findConversation(engine.deps.db, id);
    assert.ok(row, `${id} is not known`);
    const { reference } = row.reference as { reference: Record<string, unknown> };
    return { ...row, reference };
  }
  const addressOf = async (id: string) => (await known(id)).reference['serviceUrl'];
  const inTeam = { channelData: { team, channel: { id: channel, name: 'Sales' } } };

  it('is the channel of a thread, with bot, tenant, names and team', async () => {
    await hear(thread, 'channel', inTeam);

    const { name, team_id, team_name, tenant_id, kind, reference } = await known(channel);
    assert.deepEqual([name, team_id, team_name, tenant_id], ['Sales', team.id, 'IT', 'tenant']);
    assert.deepEqual([kind, reference['bot'], reference['serviceUrl']], ['channel', bot, older]);
    assert.deepEqual(reference['conversation'], {
      id: channel,
      conversationType: 'channel',
      isGroup: true,
      name: '',
      tenantId: 'tenant',
    });
  });

  for (const because of ['ConversationNotFound', 'uninstalled', 'team-archived'])
    it(`is that a channel is there again that was gone because of ${because}`, async () => {
      await hear(thread, 'channel', inTeam);
      await conversationsGone(engine.deps, { channelId: channel }, because);

      await hear(thread, 'channel');

      assert.deepEqual([(await known(channel)).gone_because, (await known(thread)).gone_because], ['', '']);
    });

  it('is the new address of the channel, its threads, its team and its sender', async () => {
    await hear('a:olga', 'personal');
    await hear(other, 'channel', { channelData: { team } });
    await hear(oldThread, 'channel');
    await hear(thread, 'channel', inTeam);

    await hear(thread, 'channel', { serviceUrl: newer });

    for (const id of [thread, channel, other, oldThread, 'a:olga'])
      assert.equal(await addressOf(id), newer, id);
  });

  it('is no address of other teams and people', async () => {
    await hear('a:adam', 'personal', { from: { id: '29:adam', aadObjectId: 'adam' } });
    await hear(other, 'channel', { channelData: { team: { id: '19:far@thread.tacv2' } } });
    await hear('19:group@thread.v2', 'groupChat', { from: { id: '29:adam', aadObjectId: 'adam' } });

    await hear(thread, 'channel', { serviceUrl: newer, ...inTeam });

    for (const id of ['a:adam', other, '19:group@thread.v2']) assert.equal(await addressOf(id), older, id);
  });

  it('is the address of its sender, also where the place itself is known already', async () => {
    await hear('a:olga', 'personal');
    await hear(channel, 'channel', { serviceUrl: newer, from: { id: '29:adam', aadObjectId: 'adam' } });

    await hear(channel, 'channel', { serviceUrl: newer });

    assert.equal(await addressOf('a:olga'), newer);
  });

  for (const [where, id, kind] of [
    ['in a thread', thread, 'channel'],
    ['in a group chat', '19:group@thread.v2', 'groupChat'],
    ['in the chat itself', 'a:olga', 'personal'],
  ] as const)
    it(`is whose a personal chat is that was met without an object id, ${where}`, async () => {
      await hear('a:olga', 'personal', { from: { id: olga.id } });
      assert.equal((await known('a:olga')).user_id, '');

      await hear(id, kind);

      assert.equal((await known('a:olga')).user_id, olga.aadObjectId);
    });

  it('is not that a personal chat belongs to somebody else', async () => {
    await hear('a:olga', 'personal');

    await hear(channel, 'channel', { from: { id: olga.id, aadObjectId: 'adam' } });

    assert.equal((await known('a:olga')).user_id, olga.aadObjectId);
  });

  it('is nothing of a person from what the bot itself does', async () => {
    await hear('a:olga', 'personal', { from: bot });

    assert.equal((await known('a:olga')).chat_user_id, '');
  });

  it('keeps what it does not tell', async () => {
    await hear(channel, 'channel', inTeam);
    await hear('a:olga', 'personal', { conversation: { name: 'Olga' } });
    const before = [await known(channel), await known('a:olga')];

    await hear(channel, '', { recipient: {}, channelData: {}, conversation: { tenantId: undefined } });
    await hear('a:olga', '', { from: {}, conversation: { name: '' } });

    const after = [await known(channel), await known('a:olga')];
    const told = before.map((row, i) => ({ ...row, updated_at: after[i]?.updated_at }));
    assert.deepEqual(after, told);
  });

  it('is the new name of a group chat, and of a channel and a team for all of theirs', async () => {
    await hear('19:group@thread.v2', 'groupChat', { conversation: { name: 'Old' } });
    await hear(oldThread, 'channel', { channelData: { team, channel: { id: other, name: 'Old' } } });
    await hear(channel, 'channel', inTeam);

    await hear('19:group@thread.v2', 'groupChat', { conversation: { name: 'New' } });
    const renamed = { team: { ...team, name: 'Operations' }, channel: { id: other, name: 'New' } };
    await hear(other, 'channel', { channelData: renamed });

    const names = async (id: string) => ((row) => [row.name, row.team_name])(await known(id));
    assert.deepEqual(await names('19:group@thread.v2'), ['New', '']);
    assert.deepEqual(await names(other), ['New', 'Operations']);
    assert.deepEqual(await names(oldThread), ['New', 'Operations']);
    assert.deepEqual(await names(channel), ['Sales', 'Operations']);
  });

  it('is not that the bot is there, when it was removed', async () => {
    await hear(channel, 'channel', inTeam);
    await conversationsGone(engine.deps, { channelId: channel }, 'uninstalled');

    await hear(channel, 'channel', { serviceUrl: newer }, false);

    assert.deepEqual([(await known(channel)).gone_because, await addressOf(channel)], ['uninstalled', newer]);
  });

  it('is written only when it is new', async () => {
    await hear(thread, 'channel', inTeam);
    await hear('a:olga', 'personal');
    const versions = async () =>
      (
        await sql<{ at: string }>`select xmin::text as at from conversation order by id`.execute(
          engine.deps.db,
        )
      ).rows;
    const before = await versions();

    await hear(thread, 'channel', inTeam);
    await hear('a:olga', 'personal');

    assert.deepEqual(await versions(), before);
  });
});
