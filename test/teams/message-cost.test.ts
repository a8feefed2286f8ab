import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../src/config/config.ts';
import { createHandled } from '../../src/service/conversations/handled.ts';
import { hearTogether } from '../../src/service/conversations/hear-together.ts';
import { whatWaitsTogether } from '../../src/service/conversations/what-waits-together.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { createAuthentication } from '../../src/teams/authentication.ts';
import { answerActivity } from '../../src/teams/bot.ts';
import { createPace } from '../../src/teams/notify/pace.ts';
import { createPost } from '../../src/teams/notify/post.ts';
import type { Bot } from '../../src/teams/parts.ts';
import { requester } from '../../src/trial/people.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('a message that has nothing to tell', () => {
  let engine: Engine;
  let teams: FakeTeams;
  let bot: Bot;
  let statements: number;

  before(async () => {
    [engine, teams] = await Promise.all([startEngine(), startTeams()]);
    const db = engine.deps.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        statements++;
        return result;
      },
    });
    const adapter = createAdapter(createAuthentication(null, loadConfig({}).cloud));
    bot = {
      deps: {
        ...engine.deps,
        db,
        hear: hearTogether(db),
        whatWaits: whatWaitsTogether(db),
        handled: createHandled(db, engine.deps.log),
      },
      adapter,
      post: createPost(adapter, ''),
      pace: createPace(),
      tokens: null,
      isSigned: false,
      forgetsOnOpen: false,
      tenantId: async () => engine.sandbox.tenantId,
    };
    await say();
  });
  after(async () => {
    await bot.deps.handled.close();
    await Promise.all([engine.close(), teams.close()]);
  });
  beforeEach(async () => {
    await bot.deps.handled.close();
    statements = 0;
  });

  async function say(id: string = randomUUID()): Promise<void> {
    const { tenantId } = engine.sandbox;
    const body = {
      type: 'message',
      id,
      text: 'help',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: '29:rita', name: requester.name, aadObjectId: requester.id },
      recipient: { id: '28:bot', name: 'Qlik Publisher' },
      conversation: { id: 'a:rita', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    };
    assert.equal((await answerActivity(bot, { headers: {}, body })).status, 200);
  }

  it('costs one statement', async () => {
    await say();

    assert.equal(statements, 1);
  });

  it('costs another one if nobody was heard there for a while, to find what waits', async () => {
    bot.deps.heard.clear();

    await say();

    assert.equal(statements, 2);
  });

  it('shares a statement with those that come while another one is heard', async () => {
    await Promise.all(Array.from({ length: 5 }, () => say()));

    assert.ok(statements < 5, `${statements} statements`);
  });

  it('costs nothing more, and is not answered again, when it is delivered again at once', async () => {
    const answered = teams.messages.length;
    for (const id of ['same', 'same', 'same']) await say(id);

    assert.equal(statements, 1);
    assert.equal(teams.messages.length, answered + 1);
  });

  it('costs one statement when it is delivered again later', async () => {
    await say('later');
    await bot.deps.handled.close();
    statements = 0;

    await say('later');

    assert.equal(statements, 1);
  });

  it('is marked as handled together with all others of a moment', async () => {
    for (let i = 0; i < 5; i++) await say();
    await bot.deps.handled.close();

    assert.ok(statements < 10, `${statements} statements`);
    const { db } = engine.deps;
    const leased = await db
      .selectFrom('delivery')
      .selectAll()
      .where('leased_until', 'is not', null)
      .execute();
    assert.deepEqual(leased, []);
  });
});
