import assert from 'node:assert/strict';
import { newsClicked } from '../../../src/service/conversations/news-clicked.ts';
import { tellNews } from '../../../src/service/conversations/news.ts';
import { conversationsGone } from '../../../src/service/conversations/gone.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { administrator } from '../../../src/trial/people.ts';
import { aSummary } from '../../builders/summary.ts';
import { buttonData, cardOf } from '../../harness/chat/card.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { channelId, startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { tellDown, touchDown, up } from '../../harness/engine/tell-down.ts';

describe('news that Teams does not take', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  it('waits for the place that Teams refuses, and goes elsewhere when that is gone', async () => {
    await rememberConversation(at.engine.deps, at.place('a:adam', 'personal', administrator.id));
    await tellDown(at);
    await at.refuse({ status: 403, code: 'SomethingNew' });
    assert.equal(at.shown(), 0);
    await conversationsGone(at.engine.deps, { conversationId: channelId }, 'channel-deleted');

    await sweep(at.engine.deps);
    await at.deliver('a:adam');
    await sweep(at.engine.deps);
    await at.deliver('a:adam');

    assert.deepEqual([at.shown(), at.shown('a:adam')], [0, 1]);
    await at.seenIn(at.channel);
    await at.deliver();
    assert.equal(at.shown(), 0);
  });

  it('that was refused for minutes is also told where it is told next', async () => {
    await rememberConversation(at.engine.deps, at.place('a:adam', 'personal', administrator.id));
    await tellDown(at);

    await at.refuseFor(8, { status: 403, code: 'SomethingNew' });
    await at.deliver('a:adam');

    assert.equal(at.shown('a:adam'), 1);
    await letMinutesPass(at.engine, 60);
    await at.deliver();
    assert.equal(at.shown(), 1);
  });

  it('waits as long as Teams asks', async () => {
    await tellDown(at);
    await at.refuse({ status: 429, code: 'Throttled', headers: { 'retry-after': '2' } });
    assert.equal(at.shown(), 0);

    await at.deliver();

    assert.equal(at.shown(), 1);
  });

  it('that may have arrived is not repeated at once, and not lost', async () => {
    await tellDown(at);
    await at.refuse({ status: 500, code: '', isKept: false });
    await at.deliver();
    assert.equal(at.shown(), 0);

    await letMinutesPass(at.engine, 2);
    await at.deliver();

    assert.equal(at.shown(), 1);
  });

  it('that arrived without an answer is not posted again once somebody has clicked on it', async () => {
    const { deps } = at.engine;
    const news = { kind: 'summary', about: '', data: aSummary() } as const;
    await deps.db.transaction().execute((trx) => tellNews(deps, trx, news, [channelId]));
    await at.refuse({ status: 500, code: '', isKept: true });
    const [card] = at.messages;
    assert.ok(card);
    const click = { conversationId: channelId, cardActivityId: card.id, activityId: 'click' };
    const newsId = buttonData(cardOf(card), 'publications.page')['newsId'] ?? '';

    await newsClicked(deps, newsId, { ...click, conversationId: 'a:elsewhere' });
    const isClaimed = async () =>
      (await deps.db.selectFrom('news').select('is_posted').executeTakeFirstOrThrow()).is_posted;
    assert.equal(await isClaimed(), false);
    for (let times = 0; times < 2; times++) await newsClicked(deps, newsId, click);
    assert.equal(await isClaimed(), true);
    await letMinutesPass(at.engine, 2);
    await at.deliver();

    assert.equal(at.shown(), 1);
  });

  it('that Teams does not take as it is says where to look', async () => {
    await tellDown(at);
    await at.refuse({ status: 413, code: 'MessageSizeTooBig', about: 'srv1', times: 3 });

    assert.match(at.texts(), /A connector is down.*Teams does not take this answer/);
  });

  it('whose message is gone is not posted again', async () => {
    await tellDown(at);
    await at.deliver();
    await touchDown(at, up);
    await letMinutesPass(at.engine, 1);

    await at.refuse({ method: 'PUT', status: 404, code: 'ActivityNotFoundInConversation' });
    await at.deliver();

    assert.equal(at.shown(), 1);
  });

  it('that cannot be shown holds up nothing', async () => {
    await tellDown(at);
    await at.engine.deps.db
      .updateTable('news')
      .set({ kind: 'of a newer bot' as 'status' })
      .execute();
    await tellDown(at, [channelId], up);

    await at.deliver();

    assert.equal(at.shown(), 1);
    assert.match(at.texts(), /It is up again/);
  });
});
