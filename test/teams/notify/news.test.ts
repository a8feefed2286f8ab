import assert from 'node:assert/strict';
import { endNews, followNews, newsPlaces, tellNews } from '../../../src/service/conversations/news.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { forget } from '../../../src/service/upkeep/forget.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { administrator } from '../../../src/trial/people.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { channelId, startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { down, subject, tellDown, touchDown, up } from '../../harness/engine/tell-down.ts';

describe('news that belongs to no request', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  it('arrives once in each place, however often it is delivered', async () => {
    await tellDown(at, [channelId, channelId, at.chat.id]);

    for (let times = 0; times < 2; times++) for (const id of [channelId, at.chat.id]) await at.deliver(id);

    assert.deepEqual([at.shown(), at.shown(at.chat.id)], [1, 1]);
    assert.match(at.texts(), /A connector is down.*srv1 of Berlin/);
  });

  it('is not told if what it tells of is not stored', async () => {
    const { db } = at.engine.deps;
    const failing = db.transaction().execute(async (trx) => {
      await tellNews(at.engine.deps, trx, { ...subject, data: down }, [channelId]);
      throw new Error('Rolled back');
    });
    await assert.rejects(failing);

    await at.deliver();

    assert.equal(at.shown(), 0);
  });

  it('is brought up to date in place, without a call to Teams if nothing changes', async () => {
    await tellDown(at);
    await at.deliver();
    await touchDown(at);
    await letMinutesPass(at.engine, 1);
    await at.deliver();
    assert.deepEqual(
      at.messages.map(({ updates }) => updates),
      [0],
    );

    await touchDown(at, up);
    await letMinutesPass(at.engine, 1);
    await at.deliver();

    assert.deepEqual(
      at.messages.map(({ updates }) => updates),
      [1],
    );
    assert.match(at.texts(), /It is up again/);
  });

  it('follows a card that was posted as an answer, the newest three in a conversation', async () => {
    const { deps } = at.engine;
    await at.seenIn(at.chat);
    const ids: string[] = [];
    for (let times = 0; times < 4; times++) {
      await tellDown(at, [at.chat.id]);
      await at.deliver(at.chat.id);
      const id = at.messages.at(-1)?.id ?? '';
      ids.push(id);
      await deps.db.deleteFrom('news').where('data', '=', JSON.stringify(down)).execute();
      const followed = { ...subject, data: { ...down, at: times }, language: 'de' } as const;
      const place = { conversationId: at.chat.id, activityId: id };
      await deps.db.transaction().execute((trx) => followNews(deps, trx, followed, place));
    }

    await touchDown(at, up);
    await at.deliver(at.chat.id);

    const updated = at.messages.filter(({ updates }) => updates > 0).map(({ id }) => id);
    assert.deepEqual(updated, ids.slice(1));
  });

  it('that is over is shown once more, and never again', async () => {
    const { deps } = at.engine;
    await tellDown(at);
    await at.deliver();
    await deps.db.transaction().execute((trx) => endNews(deps, trx, subject.kind, subject.about));
    await touchDown(at, up);
    await letMinutesPass(at.engine, 1);

    await at.deliver();

    assert.doesNotMatch(at.texts(), /It is up again/);
    await tellDown(at, [channelId]);
    await deps.db.transaction().execute((trx) => endNews(deps, trx, subject.kind, subject.about));
    await at.deliver();
    assert.equal(at.shown(), 1);
  });

  it('waits until somebody can be told', async () => {
    const { deps } = at.engine;
    await deps.db.deleteFrom('setting').execute();
    await deps.db.deleteFrom('conversation').where('id', '=', 'a:adam').execute();
    assert.deepEqual(await newsPlaces(deps), []);
    await tellDown(at, await newsPlaces(deps));
    await sweep(deps);

    await rememberConversation(deps, at.place('a:adam', 'personal', administrator.id));
    await sweep(deps);
    await at.deliver('a:adam');

    assert.equal(at.shown('a:adam'), 1);
  });

  it('is found by the sweep if nothing woke it, and forgotten in time', async () => {
    const { deps } = at.engine;
    await tellDown(at);
    const woken: string[] = [];
    const wake: typeof deps.jobs.wake = async (_trx, queue, key) => void woken.push(`${queue} ${key}`);
    await sweep({ ...deps, jobs: { ...deps.jobs, wake } });
    assert.ok(woken.includes(`notify ${channelId}`));

    await letMinutesPass(at.engine, 366 * 24 * 60);
    await forget(deps);

    assert.deepEqual(await deps.db.selectFrom('news').select('id').execute(), []);
  });
});
