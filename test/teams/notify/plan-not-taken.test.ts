import assert from 'node:assert/strict';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { administrator } from '../../../src/trial/people.ts';
import type { Fault } from '../../fakes/teams/fault.ts';
import { startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('a plan that the channel for approvals does not take', () => {
  let at: RefusingTeams;
  before(async () => {
    at = await startRefusingTeams();
    await rememberConversation(at.engine.deps, at.place('a:adam', 'personal', administrator.id));
  });
  beforeEach(() => at.reset());
  after(() => at.close());

  async function asking(id: string): Promise<string> {
    const request = at.engine.deps.db.selectFrom('request').select('asking').where('id', '=', id);
    return (await request.executeTakeFirstOrThrow()).asking;
  }

  const unnamed: Record<string, Partial<Fault>> = {
    'a bare 403': { status: 403, text: '' },
    'a page of a gateway': { status: 404, text: '<html>Not Found</html>' },
    'an overload': { status: 503, code: 'ServiceUnavailable' },
  };
  for (const [what, fault] of Object.entries(unnamed))
    it(`because of ${what} is in the approvers’ chats after five minutes, not before`, async () => {
      const { id } = await askedFor(at.engine);
      await at.refuseFor(4, fault);
      await sweep(at.engine.deps);
      await at.deliver('a:adam');
      assert.deepEqual([at.shown('a:adam'), await asking(id)], [0, 'soon']);

      await at.refuseFor(2, fault);
      await sweep(at.engine.deps);
      await at.deliver('a:adam');

      assert.deepEqual([await at.whyGone(), at.shown('a:adam'), await asking(id)], ['', 1, 'shown']);
      await letMinutesPass(at.engine, 60);
      await at.deliver();
      assert.deepEqual([at.shown(), at.shown('a:adam')], [1, 1]);
    });

  const neither: Record<string, Partial<Fault>> = {
    'a limit that does not end': { status: 429, code: 'Throttled' },
    'connections that break': { status: 0, isCut: true },
  };
  for (const [what, fault] of Object.entries(neither))
    it(`because of ${what} is in the approvers’ chats after fifteen minutes`, async () => {
      const { id } = await askedFor(at.engine);
      await at.refuseFor(16, fault);

      await sweep(at.engine.deps);
      await at.deliver('a:adam');

      assert.deepEqual([await at.whyGone(), at.shown('a:adam'), await asking(id)], ['', 1, 'shown']);
    });

  it('for good is in the approvers’ chats at once', async () => {
    const { id } = await askedFor(at.engine);
    // Each try is less of the card.
    await at.refuse({ status: 400, code: 'BadArgument', times: 9 });
    at.takeAll();
    assert.equal(await asking(id), 'refused');

    await sweep(at.engine.deps);
    await at.deliver('a:adam');

    assert.deepEqual([at.shown('a:adam'), await asking(id)], [1, 'shown']);
  });
});
