import assert from 'node:assert/strict';
import { hearTogether } from '../../../src/service/conversations/hear-together.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { conversationOf } from '../../../src/teams/activity/conversation.ts';
import { incomingOf } from '../../../src/teams/activity/incoming.ts';
import { learnFrom } from '../../../src/teams/activity/learn-from.ts';
import { countStatements } from '../../harness/database/count-statements.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const team = { id: '19:team@thread.tacv2', name: 'IT' };
const channel = { id: '19:sales@thread.tacv2', name: 'Sales' };

describe('learning from an activity', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function hear(deps: Deps, id: string, conversationType: string): Promise<void> {
    const incoming = incomingOf({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'https://teams.example/',
      from: { id: '29:olga', name: 'Olga', aadObjectId: '0a000000-0000-4000-8000-000000000001' },
      recipient: { id: '28:bot', name: 'Qlik Publisher' },
      channelData: { tenant: { id: 'tenant' }, ...(conversationType === 'channel' && { team, channel }) },
      conversation: { id, conversationType, tenantId: 'tenant' },
    });
    await learnFrom(deps, incoming, conversationOf(incoming));
  }

  for (const [id, type] of [
    [`${channel.id};messageid=1700000000001`, 'channel'],
    ['a:olga', 'personal'],
    ['19:group@thread.v2', 'groupChat'],
  ] as const)
    it(`costs one statement when there is nothing new and nobody was silent for long (${type})`, async () => {
      const { db, count } = countStatements(engine.deps.db);
      await hear(engine.deps, id, type);

      await hear({ ...engine.deps, db, hear: hearTogether(db) }, id, type);

      assert.equal(count(), 1);
    });
});
