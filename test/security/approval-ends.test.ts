import assert from 'node:assert/strict';
import { createGlances } from '../../src/service/reconcile/applying/glance.ts';
import { english } from '../../src/language/say.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { seed as contoso } from '../../src/trial/sandbox/tenant/seed.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { approveInVain } from '../harness/engine/refused-creation.ts';
import { eventsOf, letHoursPass, lookAgain, writesOf } from '../harness/engine/passing-time.ts';
import { askedFor, halfWay, untilWaiting } from '../harness/engine/waiting.ts';
import { SignInNeededError } from '../../src/service/model/request/approver.ts';

const [olga] = colleagues;

describe('an approval ends', () => {
  let engine: Engine;
  let approvers: string[];
  let members: string[];
  before(async () => {
    const seed = structuredClone(contoso);
    engine = await startEngine({ seed });
    const group = seed.groups.find(({ group: { id } }) => id === engine.deps.approverGroupId);
    assert.ok(group);
    approvers = group.memberIds;
    members = [...approvers];
  });
  afterEach(() => {
    approvers.splice(0, approvers.length, ...members);
    engine.deps.graphAs = null;
  });
  after(() => engine.close());

  const warnings = ({ plan }: RequestView) => (plan?.warnings ?? []).map(english);

  it('after EXECUTION_HOURS: Retry asks again, and the decision of then counts no more', async () => {
    const failed = await halfWay(engine);
    await letHoursPass(engine, failed, 24);
    const written = await writesOf(engine, failed);

    const again = await engine.retry(failed);

    assert.equal(again.state, 'planned');
    assert.match(warnings(again)[0] ?? '', /^The approval by Adam Administrator of .* has ended/);
    assert.ok((again.plan?.changes.length ?? 99) < (failed.plan?.changes.length ?? 0), 'only what is left');
    await lookAgain(engine, again);
    assert.equal((await engine.until(again.id, ['planned', 'done'])).state, 'planned');
    assert.equal(await writesOf(engine, again), written);
    const [event] = await eventsOf(engine, again, 'approval-ended');
    assert.equal(event?.['approvedBy'], administrator.id);

    const done = await engine.approve(again);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('not before: Retry goes on with it', async () => {
    const failed = await halfWay(engine);
    await letHoursPass(engine, failed, 23.9);

    assert.equal((await engine.retry(failed)).state, 'done');
  });

  it('as soon as who gave it may no longer approve: somebody else must', async () => {
    const failed = await halfWay(engine);
    approvers.splice(0, approvers.length);
    const written = await writesOf(engine, failed);

    const again = await engine.retry(failed);

    assert.equal(again.state, 'planned');
    assert.match(warnings(again)[0] ?? '', /^Adam Administrator, who approved this, may no longer approve/);
    assert.equal(await writesOf(engine, again), written);
    approvers.push(olga.id);
    const done = await engine.approve(again, olga);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('for the same plan, too: the click of the same person counts anew', async () => {
    const asked = await askedFor(engine);
    const failed = await approveInVain(engine, asked);
    await letHoursPass(engine, failed, 25);
    const again = await engine.retry(failed);
    assert.equal(again.state, 'planned');
    assert.equal(again.plan?.digest, asked.plan?.digest);
    assert.equal(await writesOf(engine, again), await writesOf(engine, failed));

    const done = await engine.approve(again);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('is not taken for ended while nobody can tell: the work waits and writes nothing', async () => {
    const failed = await halfWay(engine);
    const written = await writesOf(engine, failed);
    const off = engine.sandbox.faults.add({
      path: 'checkMemberGroups',
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
    });

    const waiting = engine.retry(failed);
    const view = await engine.until(failed.id, ['approved']);
    await untilWaiting(engine, failed.id);

    assert.equal(view.state, 'approved');
    assert.equal(await writesOf(engine, failed), written);
    off();
    await lookAgain(engine, failed);
    assert.equal((await waiting).state, 'done');
  });

  it('also while Microsoft Graph is waited for', async () => {
    const asked = await askedFor(engine);
    const off = engine.sandbox.faults.add({
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
      path: '(instantiate|batch|applications|onPremisesPublishingProfiles)',
    });
    engine.deps.glances = createGlances(async () => null);
    const waiting = engine.approve(asked).catch(() => null);
    await untilWaiting(engine, asked.id);
    await letHoursPass(engine, asked, 24);
    off();
    await lookAgain(engine, asked);
    await waiting;

    const again = await engine.until(asked.id, ['planned', 'done']);
    assert.equal(again.state, 'planned');
    assert.equal(await writesOf(engine, again), 0);
  });

  it('also while the approver is waited for to sign in', async () => {
    const asked = await askedFor(engine);
    engine.deps.graphAs = async () => {
      throw new SignInNeededError();
    };
    engine.approve(asked).catch(() => null);
    await untilWaiting(engine, asked.id);
    await letHoursPass(engine, asked, 24);

    await lookAgain(engine, asked);

    const again = await engine.until(asked.id, ['planned', 'done', 'failed']);
    assert.equal(again.state, 'planned');
  });
});
