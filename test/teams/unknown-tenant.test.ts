import assert from 'node:assert/strict';
import { loadConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { createAuthentication } from '../../src/teams/authentication.ts';
import { answerActivity } from '../../src/teams/bot.ts';
import { createPace } from '../../src/teams/notify/pace.ts';
import type { Bot } from '../../src/teams/parts.ts';

describe('while Microsoft Graph does not tell which tenant may talk to the bot', () => {
  const log = createLog('silent');
  const bot = {
    deps: { log },
    pace: createPace(),
    tokens: null,
    isSigned: false,
    adapter: createAdapter(createAuthentication(null, loadConfig({}).cloud)),
    tenantId: () => Promise.reject(new Error('Graph is away')),
  } as unknown as Bot;

  const send = (activity: object) => {
    const from = { id: '29:x', name: 'X', aadObjectId: '00000000-0000-4000-8000-000000000001' };
    const conversation = { id: 'a:x', tenantId: '00000000-0000-4000-8000-000000000002' };
    const body = { channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9', from, conversation, ...activity };
    return answerActivity(bot, { headers: {}, body });
  };

  for (const type of ['message', 'conversationUpdate', 'installationUpdate'])
    it(`has a ${type} come again`, async () => {
      assert.equal((await send({ type, text: 'list' })).status, 503);
    });

  it('says at a click that it cannot be done right now', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'request.approve', data: {} } };
    const { status, body } = await send({ type: 'invoke', name: 'adaptiveCard/action', value });

    assert.equal(status, 200);
    assert.match(JSON.stringify(body), /cannot be done right now/);
  });
});
