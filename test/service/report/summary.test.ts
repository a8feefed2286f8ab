import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Seen } from '../../../src/service/model/publication/seen.ts';
import { summarise } from '../../../src/service/report/summarise.ts';
import { summaryNow } from '../../../src/service/report/summary.ts';
import { lookAtConnectors } from '../../../src/service/watch/look-at-connectors.ts';
import { storedSummaryCard } from '../../../src/teams/cards/news/summary.ts';
import { hand } from '../../harness/sandbox/hands.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const monday = new Date('2026-11-23T06:17:00Z');
const later = (hours: number) => new Date(monday.getTime() + hours * 3600 * 1000);

describe('the summary of the week', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  const told = () =>
    engine.deps.db
      .selectFrom('news')
      .select(['conversation_id', 'data'])
      .where('kind', '=', 'summary')
      .execute();

  /** As if the bot had last told the summary of that week; `''` = it is new. */
  async function toldLast(week: string): Promise<void> {
    const { db } = engine.deps;
    await db.deleteFrom('news').where('kind', '=', 'summary').execute();
    await db.deleteFrom('setting').where('key', '=', 'summary-told').execute();
    if (week !== '')
      await db.insertInto('setting').values({ key: 'summary-told', value: week, set_by: '' }).execute();
  }
  const run = (hours: number) => summarise({ ...engine.deps, watchMinutes: 15 }, later(hours));

  it('is not told while nothing is published', async () => {
    await run(0);

    assert.deepEqual(await told(), []);
  });

  it('is told once, on Mondays, in the channel, and drawn where two days are known', async () => {
    await engine.run('publish', { name: 'sales' });
    await toldLast('2026-11-16');
    for (const hours of [-24, -3, 0, 1, 5, 24, 72]) await run(hours);

    const [news, ...others] = await told();

    assert.deepEqual(others, []);
    assert.equal(news?.conversation_id, '19:approvals@thread.tacv2');
    const card = JSON.stringify(storedSummaryCard('de', news?.data));
    assert.match(card, /1 Veröffentlichung/);
    assert.match(card, /"type":"Chart.Line".*"x":"2026-11-22","y":1.*"fallback":/s);
    assert.equal(storedSummaryCard('en', { counts: 7 }), null);
  });

  it('is told once, however many bots have it on their minds', async () => {
    await toldLast('2026-11-16');
    await Promise.all([0, 0, 0, 0].map(run));

    assert.equal((await told()).length, 1);
  });

  for (const [week, hours, times, why] of [
    ['2026-11-16', 50, 1, 'made up for on Wednesday if Monday was missed'],
    ['2026-11-16', 130, 0, 'not told on Saturday: the next one is near'],
    ['', 0, 1, 'told by a new bot on its first Monday'],
    ['', 50, 0, 'not told by a new bot before its first Monday'],
  ] as const)
    it(`is ${why}`, async () => {
      await toldLast(week);
      await run(hours);
      await run(hours + 1);

      assert.equal((await told()).length, times);
    });

  it('is not told where nothing is watched', async () => {
    await toldLast('2026-11-16');
    await summarise({ ...engine.deps, watchMinutes: 0 }, monday);

    assert.deepEqual(await told(), []);
  });

  it('says what was seen: differences first, and from when that is', async () => {
    const { db } = engine.deps;
    const { id, revision } = await db
      .selectFrom('publication')
      .select(['id', 'revision'])
      .executeTakeFirstOrThrow();
    const differing = JSON.stringify([
      { key: 'x', role: null, risk: 'opens', text: 'Open', canRepair: true },
    ]);
    const seen = { revision, compared_at: monday, differences: differing, unseen: '[]' };
    await db
      .insertInto('comparison')
      .values({ publication_id: id, ...seen })
      .onConflict((on) => on.column('publication_id').doUpdateSet(seen))
      .execute();
    const summary = await summaryNow(engine.deps);

    assert.deepEqual([summary.counts.differing, summary.counts.asApproved], [1, 0]);
    assert.equal(summary.comparedAt, monday.toISOString());
  });

  it('counts what people said since the last change of the settings, each by their last word', async () => {
    const { deps } = engine;
    const publication = deps.db.selectFrom('publication').select(['id', 'test_round as round']);
    const { id, round } = await publication.executeTakeFirstOrThrow();
    const say = async (person: string, seen: Seen, when = round) => {
      const who = { publication_id: id, person_id: person, person_name: person };
      const what = { round: when, seen, detail: '', advice: null, activity_id: randomUUID() };
      await deps.db
        .insertInto('test_report')
        .values({ ...who, ...what })
        .execute();
      const { works, trouble } = (await summaryNow(deps)).counts;
      return [works, trouble];
    };

    assert.deepEqual(await say('tom', 'works', round - 1), [0, 0]);
    assert.deepEqual(await say('tom', 'connection-lost'), [0, 1]);
    assert.deepEqual(await say('tom', 'works'), [1, 0]);
    assert.deepEqual(await say('tia', 'qlik-login'), [1, 1]);
  });

  it('counts the connectors that the watch saw, from when that is', async () => {
    const { deps } = engine;
    assert.equal((await summaryNow(deps)).connectors, null);
    const watched = { ...deps, watchMinutes: 15 };
    for (const hours of [0, 1]) await lookAtConnectors(watched, later(hours));
    const before = (await summaryNow(deps)).connectors;
    assert.ok(before);
    await hand(engine.sandbox, 'PATCH', 'connectors/prx-dc-01', { status: 'inactive' });
    for (const hours of [2, 3]) await lookAtConnectors(watched, later(hours));

    const after = (await summaryNow(deps)).connectors;

    assert.deepEqual(before, { active: before.total, total: before.total, seenAt: later(1).toISOString() });
    assert.deepEqual(after, {
      active: before.total - 1,
      total: before.total,
      seenAt: later(3).toISOString(),
    });
  });
});
