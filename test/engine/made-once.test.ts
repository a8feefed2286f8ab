import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { removeLateTwins } from '../../src/service/upkeep/late-twins.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { eventually } from '../harness/eventually.ts';
import { longAgo, outcomesOf, recordedId } from '../harness/engine/records.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

const people = new Set([colleagues[1].name, 'Qlik testers']);

/** A minute takes 1.5 s. One run of a job looks for less than that. */
const waits = { lookSeconds: 0.8, pauseSeconds: 1, listLagMinutes: 0.07, deadlineMinutes: 0.5 };

/** Readable by id after 60 s and listed after 120 s, forty times as fast. */
const lagging: FaultRule = {
  name: 'lag',
  path: '/(instantiate|restore)$',
  fault: { kind: 'delayed-visibility', seconds: 1.5, listSeconds: 3 },
};

type Fault = FaultRule['fault'];
const taken = (status: number): Fault => ({ kind: 'status', status, headers: {}, when: 'after' });
const before503: Fault = { kind: 'status', status: 503, headers: {}, when: 'before' };

describe('however far reads and lists are behind, nothing is made twice:', function () {
  this.timeout(180_000);
  let engine: Engine;
  const lives = new Map<string, Promise<void>>();
  before(async () => {
    engine = await startEngine({ faults: [lagging], waits, atOnce: 24 });
    for (const [name, live] of Object.entries(stories)) lives.set(name, live(name));
    await Promise.allSettled(lives.values());
  });
  after(() => engine.close());

  const stories: Record<string, (name: string) => Promise<void>> = {
    'published-restored-repaired': async (name) => {
      assert.equal((await run('publish', name)).made, 2);
      await settled(name, people);

      await run('unpublish', name);
      assert.equal((await run('restore', name, [slowRestore])).made, 0);
      await settled(name, people);

      await run('unpublish', name);
      assert.equal((await run('restore', name, [slowRestore, lostRestore])).made, 0);
      await settled(name, people);

      const hub = await recordedId(engine, name, 'hub');
      for (const path of [`applications/${hub}`, `directory/deletedItems/${hub}`])
        assert.equal((await call(engine.sandbox, 'DELETE', `/v1.0/${path}`)).status, 204);
      await longAgo(engine, name);
      assert.equal((await run('repair', name)).made, 1);
      await settled(name, people);
    },
    'not-found': (name) => foundByName(name, taken(404)),
    'timed-out': (name) => foundByName(name, taken(504)),
    'cut-off': (name) => foundByName(name, { kind: 'reset', when: 'after' }),
    'cut-in-two': (name) => foundByName(name, { kind: 'malformed-json' }),
    'never-made': async (name) => {
      const startedAt = performance.now();
      await run('publish', name, [{ ...creation, times: 1, fault: before503 }]);
      assert.ok(performance.now() - startedAt > waits.listLagMinutes * 60_000);
      await settled(name, people);
    },
    'refused-for-now': async (name) => {
      const throttle: Fault = { kind: 'throttle', retryAfter: 0.2 };
      await run('publish', name, [{ ...creation, times: 2, fault: throttle }]);
      assert.deepEqual(await outcomesOf(engine, name), ['made', 'made', 'refused', 'refused']);
      await settled(name, people);
    },
    'late-twin': async (name) => {
      const late: Fault = { kind: 'delayed-visibility', seconds: 3, listSeconds: 15 };
      const faults = [late, taken(504)].map((fault) => ({ ...creation, times: 1, fault }));
      await run('publish', name, faults);
      assert.deepEqual(await outcomesOf(engine, name), ['', 'made', 'made']);

      await eventually(() => sweptUp(name), 30);

      await settled(name, people);
      assert.deepEqual(await outcomesOf(engine, name), ['made', 'made', 'removed']);
      const rows = await engine.deps.db
        .selectFrom('ledger')
        .innerJoin('request', 'request.id', 'ledger.request_id')
        .select(['ledger.outcome'])
        .where('request.name', '=', name)
        .where('ledger.change_id', 'like', 'late:%')
        .execute();
      assert.deepEqual(rows, [{ outcome: 'done' }]);
    },
    'undone-half-way': async (name) => {
      const forbidden: FaultRule = {
        method: 'PUT',
        path: 'connectorGroup',
        fault: { kind: 'status', status: 403 },
      };
      const { request: failed } = await run('publish', name, [
        { ...creation, times: 1, fault: taken(504) },
        forbidden,
      ]);
      assert.equal(failed.state, 'failed');

      const undone = await engine.undo(failed);

      assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
      await eventually(() => sweptUp(name), 10);
      await settled(name, null);
    },
  };

  it('publish makes two applications, restore none, also when its answer is lost, repair what is missing', () =>
    lives.get('published-restored-repaired'));
  it('a creation that got 404 is found by its secret name', () => lives.get('not-found'));
  it('a creation that got 504 is found by its secret name', () => lives.get('timed-out'));
  it('a creation that got no answer is found by its secret name', () => lives.get('cut-off'));
  it('a creation that got half an answer is found by its secret name', () => lives.get('cut-in-two'));
  it('a creation that made nothing is looked for as long as lists lag, and then made', () =>
    lives.get('never-made'));
  it('a creation that was refused is not looked for', () => lives.get('refused-for-now'));
  it('a twin in lists later than they are known to lag is removed, with a line in the ledger', () =>
    lives.get('late-twin'));
  it('what an undone publish may have made is removed when it appears', () => lives.get('undone-half-way'));

  const creation = { method: 'POST', path: '/instantiate$' } as const;
  /** Longer than two runs of a job. */
  const slowRestore: FaultRule = { path: '/restore$', fault: { kind: 'delayed-visibility', seconds: 5 } };
  const lostRestore: FaultRule = { path: '/restore$', fault: { kind: 'reset', when: 'after' } };

  /** Carries out a request under its own faults, and returns how often the tenant created an application for it. */
  async function run(
    kind: RequestKind,
    name: string,
    faults: readonly FaultRule[] = [],
  ): Promise<{ request: RequestView; made: number }> {
    const asked = await engine.ask(kind, { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    const off = faults.map((rule) => engine.sandbox.faults.add({ ...rule, clientRequestId: asked.id }));
    const request = await engine.approve(asked);
    for (const each of off) each();
    if (faults.every(({ method }) => method !== 'PUT'))
      assert.equal(request.state, 'done', JSON.stringify(request.problem));
    const made = engine.sandbox.faults
      .fired()
      .filter(
        (one) => one.rule === 'lag' && one.clientRequestId === asked.id && one.path.endsWith('instantiate'),
      );
    return { request, made: made.length };
  }

  async function foundByName(name: string, fault: Fault): Promise<void> {
    const { made } = await run('publish', name, [{ ...creation, times: 2, fault }]);
    assert.equal(made, 2);
    await settled(name, people);
  }

  async function settled(name: string, who: Set<string> | null): Promise<void> {
    await eventually(() => checkTenant(engine, name, who), 6);
  }

  /** Makes the next look due at once. */
  async function sweptUp(name: string): Promise<void> {
    await engine.deps.db
      .updateTable('creation')
      .set({ looks: 0, look_at: new Date(0) })
      .execute();
    await removeLateTwins(engine.deps);
    assert.ok(!(await outcomesOf(engine, name)).includes(''));
  }
});
