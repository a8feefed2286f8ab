import assert from 'node:assert/strict';
import { startEngine, type Engine } from '../fakes/engine.ts';
import { checkTenant } from '../fakes/tenant-state.ts';
import { colleagues } from '../../src/sandbox/people.ts';
import type { FaultRule } from '../../src/sandbox/faults/fault-rule.ts';
import { sweep } from '../../src/service/sweep.ts';

const people = new Set([colleagues[1].name, 'Qlik testers']);

/** A minute takes a second and a half here, a run of a job one; lists are looked at for two minutes and a half. */
const waits = { lookSeconds: 0.8, pauseSeconds: 1, listLagMinutes: 2.5 / 40, deadlineMinutes: 0.5 };

/** By id after 60 s, in lists after 120 s, forty times as fast. */
const lagging: FaultRule = {
  path: '/(instantiate|restore)$',
  fault: { kind: 'delayed-visibility', seconds: 1.5, listSeconds: 3 },
};

describe('nothing is made twice, however far reads and lists are behind', function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => (engine = await startEngine({ faults: [lagging], waits })));
  after(() => engine.close());

  it('publish makes two applications', async () => {
    const done = await engine.run('publish', { name: 'lag', qlikUrl: 'https://lag.corp.contoso.com' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(await instantiated(), 2);
  });

  async function instantiated(): Promise<number> {
    return engine.sandbox.faults.fired().filter(({ path }) => path.endsWith('/instantiate')).length;
  }
});
void checkTenant;
void people;
void sweep;
