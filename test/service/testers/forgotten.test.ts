import assert from 'node:assert/strict';
import { forget } from '../../../src/service/upkeep/forget.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askNow, moveServer, says, testedOf } from '../../harness/engine/testing.ts';

const [, nadia] = colleagues;
const long = new Date(Date.now() - 400 * 24 * 3600 * 1000);

describe('what testers said long ago', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('is deleted once it is about an earlier state; the present one keeps it', async () => {
    const { db } = engine.deps;
    const first = await engine.run('publish', { name: 'kept' });
    await askNow(engine, first);
    await says(engine, nadia, first, 'works');
    await db.updateTable('test_report').set({ at: long }).execute();
    await db.updateTable('test_ask').set({ asked_at: long }).execute();

    await forget(engine.deps);
    assert.equal((await testedOf(engine, 'kept')).verified?.isBefore, false);

    await moveServer(engine, 'kept');
    await forget(engine.deps);

    assert.equal((await testedOf(engine, 'kept')).verified, null);
    assert.equal((await db.selectFrom('test_ask').selectAll().execute()).length, 0);
  });
});
