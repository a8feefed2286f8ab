import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { english } from '../../src/language/say.ts';
import { colleagues } from '../../src/trial/people.ts';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { removeLateTwins } from '../../src/service/upkeep/late-twins.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { eventually } from '../harness/eventually.ts';
import { outcomesOf } from '../harness/engine/records.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';

const people = new Set([colleagues[1].name, 'Qlik testers']);
/** Half an hour takes five seconds. */
const waits = { lookSeconds: 0.5, pauseSeconds: 1, listLagMinutes: 0.05, deadlineMinutes: 5 / 60 };
const hidden = (seconds: number): FaultRule => ({
  path: '/instantiate$',
  fault: { kind: 'delayed-visibility', seconds },
});

describe('the deadline of what settles', function () {
  this.timeout(180_000);
  let engine: Engine;
  let ends: Promise<void>[] = [];
  before(async () => {
    engine = await startEngine({ waits, atOnce: 12 });
    ends = [longAgo(), outage(), never()];
    await Promise.allSettled(ends);
  });
  after(() => engine.close());

  /** Publishes what stays hidden for a while; something happens as soon as it is being waited for. */
  async function publish(name: string, seconds: number, meanwhile: (id: string) => Promise<void>) {
    const asked = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    const off = engine.sandbox.faults.add({ ...hidden(seconds), clientRequestId: asked.id });
    const end = engine.approve(asked);
    await eventually(
      async () => assert.match(english((await engine.until(asked.id, ['applying'])).waitingFor), /settling/),
      5,
    );
    await meanwhile(asked.id);
    const view = await end;
    off();
    return view;
  }

  const done = ({ state, problem }: RequestView) => assert.equal(state, 'done', JSON.stringify(problem));

  const longAgo = async () => {
    const view = await publish('long-ago', 3, async (id) => {
      const apply_started_at = new Date(Date.now() - 5 * 3_600_000);
      await engine.deps.db.updateTable('request').set({ apply_started_at }).where('id', '=', id).execute();
    });

    done(view);
    await eventually(() => checkTenant(engine, 'long-ago', people), 10);
  };

  const outage = async () => {
    const view = await publish('outage', 12, async (id) => {
      const away: FaultRule = { clientRequestId: id, fault: { kind: 'reset' } };
      const back = engine.sandbox.faults.add(away);
      await sleep(10_000);
      back();
    });

    done(view);
    await eventually(() => checkTenant(engine, 'outage', people), 10);
  };

  const never = async () => {
    const failed = await publish('never', 13, async () => {});
    assert.equal(failed.state, 'failed');
    assert.equal(english(failed.problem?.title ?? ''), 'Microsoft Entra does not show what was written');
    assert.deepEqual(await outcomesOf(engine, 'never'), ['made', 'made']);

    done(await engine.retry(failed));

    await eventually(async () => {
      await engine.deps.db
        .updateTable('creation')
        .set({ looks: 0, look_at: new Date(0) })
        .execute();
      await removeLateTwins(engine.deps);
      assert.deepEqual(await outcomesOf(engine, 'never'), ['made', 'made', 'removed', 'removed']);
    }, 30);
    await checkTenant(engine, 'never', people);
  };

  // Side by side, because most of their time is waiting.
  it('is not that the work began long ago, as after a stop or with a clock set forward', () => ends[0]);
  it('counts no time in which Microsoft Graph could not be reached', () => ends[1]);
  it('ends the request with what to do; Retry makes again what never appeared, once, and the late ones go', () =>
    ends[2]);
});
