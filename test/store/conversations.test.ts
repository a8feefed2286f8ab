import assert from 'node:assert/strict';
import { claimShowing } from '../../src/store/conversations.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('showing a conversation again what waits there', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function shownAt(msAgo: number): Promise<void> {
    const shown_at = new Date(Date.now() - msAgo);
    await engine.deps.db.updateTable('conversation').set({ shown_at }).where('id', '=', 'a:rita').execute();
  }

  it('happens once in a while, and at once when the clock was set back since', async () => {
    const claims = [];
    for (const msAgo of [1_000, 60_000, -3_600_000]) {
      await shownAt(msAgo);
      claims.push(await claimShowing(engine.deps.db, 'a:rita', 30));
    }

    assert.deepEqual(claims, [false, true, true]);
  });
});
