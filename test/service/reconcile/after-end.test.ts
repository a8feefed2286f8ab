import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

const afterEndSeconds = 1;

describe('what follows the end of a request', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine({ waits: { afterEndSeconds } })));
  after(() => engine.close());

  it('begins only after its result could be sent', async () => {
    const done = await engine.approve(await askedFor(engine));
    assert.equal(done.state, 'done');

    const { rows } = await sql<{ name: string; seconds: number }>`
      select name, max(round(extract(epoch from start_after - created_on)))::int as seconds from pgboss.job
      where name in ('outside', 'testers', 'notify') group by name order by name`.execute(engine.deps.db);

    assert.deepEqual(rows, [
      { name: 'notify', seconds: 0 },
      { name: 'outside', seconds: afterEndSeconds },
      { name: 'testers', seconds: afterEndSeconds },
    ]);
  });
});
