import assert from 'node:assert/strict';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { createAuthentication } from '../../../src/teams/authentication.ts';
import { failureOf } from '../../../src/teams/notify/failure.ts';
import type { AdaptiveCard } from '../../../src/teams/cards/render.ts';
import { createPost, type Target } from '../../../src/teams/notify/post.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { startTeams, type FakeTeams } from '../../fakes/teams.ts';

describe('a message outside a turn, without a registration', () => {
  let teams: FakeTeams;
  before(async () => {
    teams = await startTeams();
  });
  after(() => teams.close());

  const card: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', fallbackText: '', body: [] };
  const post = createPost(createAdapter(createAuthentication(null, loadConfig({}).cloud)), '');
  const to = (serviceUrl: string): Target => ({
    reference: {
      bot: {
        id: '28:bot',
        name: '',
      },
      channelId: 'msteams',
      serviceUrl,
      conversation: {
        id: 'a:rita',
        name: '',
        isGroup: false,
        conversationType: 'personal',
      },
    },
    kind: 'personal',
  });

  it('is sent on this machine', async () => {
    await post(to(teams.serviceUrl), card, '');

    assert.equal(teams.messages.length, 1);
  });

  it('is never sent anywhere else, and the conversation counts as gone', async () => {
    const elsewhere = teams.serviceUrl.replace('127.0.0.1', '0.0.0.0');

    const error: unknown = await post(to(elsewhere), card, '').catch((failure: unknown) => failure);

    assert.deepEqual(failureOf(error, true), { kind: 'gone', code: 'NotOnThisMachine' });
    assert.equal(teams.messages.length, 1);
  });
});
