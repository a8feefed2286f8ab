import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { summaryNow } from '../../../src/service/report/summary.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const many = 600;

describe('the summary of very many publications', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    const done = await engine.run('publish', { name: 'one', qlikUrl: 'https://one.corp.contoso.com' });
    assert.equal(done.state, 'done');
    await copies(1, many - 1);
  });
  after(() => engine.close());

  async function copies(from: number, to: number): Promise<void> {
    await sql`insert into publication
      select (jsonb_populate_record(publication, jsonb_build_object('id', md5(n::text)::uuid, 'name', 'copy-' || n))).*
      from publication, generate_series(${from}::int, ${to}::int) n where name = 'one'`.execute(
      engine.deps.db,
    );
  }

  it('is counted for the first who asks, and not again for the next', async () => {
    const first = await summaryNow(engine.deps);
    await copies(many, many);
    const next = await summaryNow(engine.deps);

    assert.equal(first.counts.published, many);
    assert.equal(first.countedAt, undefined);
    assert.deepEqual(next.counts, first.counts);
    assert.ok(next.countedAt !== undefined && next.countedAt <= new Date().toISOString());
  });
});
