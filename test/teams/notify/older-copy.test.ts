import assert from 'node:assert/strict';
import { postAgain } from '../../../src/service/conversations/conversations.ts';
import type { Fault } from '../../fakes/teams/fault.ts';
import { liveButtons } from '../../harness/chat/live-buttons.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { channelId, startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('an older message of a card', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  /** Posts a card twice while Teams refuses to update the older one. Returns how many messages can be acted on. */
  async function postedTwice(fault: Partial<Fault>): Promise<() => number> {
    const { id } = await askedFor(at.engine);
    await at.deliver();
    await postAgain(at.engine.deps, channelId);
    await at.refuse({ method: 'PUT', ...fault });
    const live = () => {
      const buttons = liveButtons(at.messages, new Set([id]));
      return new Set(buttons.map(({ messageId }) => messageId)).size;
    };
    assert.equal(live(), 2);
    return live;
  }

  const passing: Record<string, Partial<Fault>> = {
    'a bare 404': { status: 404, text: '' },
    'a page of a gateway': { status: 404, text: '<html>Not Found</html>' },
    'a bare 403': { status: 403, text: '' },
    'a name that says it is not there': { status: 404, code: 'ActivityNotFoundInConversation' },
    'a failure of Teams': { status: 500, code: 'ServiceError' },
  };
  for (const [what, fault] of Object.entries(passing))
    it(`that got ${what} loses its buttons a little later`, async () => {
      const live = await postedTwice(fault);

      await letMinutesPass(at.engine, 2);
      await at.deliver();

      assert.equal(live(), 1);
    });

  it('loses its buttons when Teams answers again after an hour at an address that was dead', async () => {
    const live = await postedTwice({ status: 404, text: '', times: 12 });
    for (let tries = 1; tries < 8; tries++) {
      await letMinutesPass(at.engine, 20);
      await at.deliver();
    }
    at.takeAll();

    await letMinutesPass(at.engine, 61);
    await at.deliver();

    assert.equal(live(), 1);
  });

  it('that Teams never finds by name is given up after some minutes', async () => {
    const live = await postedTwice({ status: 404, code: 'ActivityNotFoundInConversation', times: 6 });
    for (let tries = 1; tries < 6; tries++) {
      await letMinutesPass(at.engine, 2);
      await at.deliver();
    }
    at.takeAll();

    await letMinutesPass(at.engine, 60);
    await at.deliver();

    assert.equal(live(), 2);
  });
});
