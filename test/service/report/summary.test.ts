import assert from 'node:assert/strict';
import { summarise, summaryNow } from '../../../src/service/report/summary.ts';
import { storedSummaryCard } from '../../../src/teams/cards/news/summary.ts';
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

  it('is not told while nothing is published', async () => {
    await summarise(engine.deps, monday);

    assert.deepEqual(await told(), []);
  });

  it('is told once, on Mondays, in the channel, and drawn where two days are known', async () => {
    await engine.run('publish', { name: 'sales' });
    await engine.deps.db
      .updateTable('news')
      .set({ created_at: later(-200) })
      .execute();
    for (const hours of [-24, -3, 0, 1, 5, 24]) await summarise(engine.deps, later(hours));

    const [news, ...others] = await told();

    assert.deepEqual(others, []);
    assert.equal(news?.conversation_id, '19:approvals@thread.tacv2');
    const card = JSON.stringify(storedSummaryCard('de', news?.data));
    assert.match(card, /1 Veröffentlichung/);
    assert.match(card, /"type":"Chart.Line".*"x":"2026-11-22","y":1.*"fallback":/s);
    assert.equal(storedSummaryCard('en', { counts: 7 }), null);
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
});
