import assert from 'node:assert/strict';
import { lookTogether } from '../../../src/service/published/look-together.ts';
import { refreshPublished } from '../../../src/service/published/refresh.ts';
import { hidden } from '../../../src/service/tenant/read-visible.ts';
import { seedWithPublished } from '../../builders/many-published.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { countCalls } from '../../harness/sandbox/count-calls.ts';

/** More than are read again at each look. */
const others = 60;

describe('a crowd that asks at once which addresses are taken', () => {
  let engine: Engine;
  let deps: Pick<Engine['deps'], 'db' | 'lookAtPublished'>;
  let statements = 0;
  before(async () => {
    engine = await startEngine({ seed: seedWithPublished(others) });
    const db = engine.deps.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        statements++;
        return result;
      },
    });
    deps = { db, lookAtPublished: lookTogether(db) };
    await look(0);
  });
  after(() => engine.close());

  /** Returns who has the address of an application of others. */
  async function look(i: number): Promise<string | undefined> {
    const keys = { internal: [`https://other-${i}.corp.contoso.com`], external: [] };
    const found = await refreshPublished(deps, { graph: byHand(engine), asApprover: null }, { keys });
    assert.ok(found !== hidden);
    return [...found.read.values()].find((one) => one?.displayName === `other-${i}`)?.displayName;
  }

  /** Resolves to the calls to Graph and the statements of so many who look at once. */
  async function costOf(people: number) {
    statements = 0;
    let holders: (string | undefined)[] = [];
    const calls = await countCalls(async () => {
      holders = await Promise.all(Array.from({ length: people }, (_, i) => look(i)));
    });
    assert.deepEqual(
      holders,
      Array.from({ length: people }, (_, i) => `other-${i}`),
    );
    return { calls, statements };
  }

  it('costs one look, and everybody learns who has theirs', async () => {
    const one = await costOf(1);
    const fifty = await costOf(50);

    // The look reads fifty applications, twenty in a call.
    assert.equal(fifty.calls, one.calls + 2);
    assert.equal(fifty.statements, one.statements);
  });
});
