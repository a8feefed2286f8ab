import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { RequestView } from '../../../src/service/model/view.ts';
import { countStatements } from '../../harness/database/count-statements.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { channelId, startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('a conversation in which many cards are due', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  /** Has so many requests waiting for approval in the channel, all of whose cards are to change. Returns the last. */
  async function manyDue(count: number): Promise<RequestView | undefined> {
    let last: RequestView | undefined;
    for (let i = 0; i < count; i++) last = await askedFor(at.engine);
    for (let sent = 0; sent < count; sent += 7) await at.deliver();
    await letMinutesPass(at.engine, 1);
    await sql`update request set reason = 'New', revision = revision + 1 where state = 'planned'`.execute(
      at.engine.deps.db,
    );
    return last;
  }

  it('hears of a result first, though Teams takes only some of them now', async () => {
    const last = await manyDue(9);
    assert.ok(last);
    const { db } = at.engine.deps;
    await db.updateTable('request').set({ state: 'rejected' }).where('id', '=', last.id).execute();

    await at.deliver();

    const changed = at.messages.filter(({ updates }) => updates > 0);
    assert.equal(changed.length, 7);
    const ended = changed.flatMap(
      ({ activity: { summary = '' } }) => summary.match(/asked-.*Rejected/u) ?? [],
    );
    assert.deepEqual(ended, [`${last.name}: Rejected`]);
  });

  it('is sent the first of them before the others are read', async () => {
    const costs: number[] = [];
    for (const count of [1, 8]) {
      await at.reset();
      await manyDue(count);
      const { db, count: statements } = countStatements(at.engine.deps.db);
      await at.refuse({ method: 'PUT', status: 429, times: 2 });
      await at.deliver(channelId, db);
      costs.push(statements());
    }
    assert.equal(costs[1], costs[0]);
  });
});
