import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { administrator, colleagues } from '../../src/sandbox/people.ts';
import { seed as contoso } from '../../src/sandbox/tenant/seed.ts';
import { SignInNeededError, takeOver } from '../../src/service/sign-in.ts';
import type { RequestView } from '../../src/service/view.ts';
import { sweep } from '../../src/service/sweep.ts';
import { refuseConnectorGroup } from '../fakes/by-hand.ts';
import { startEngine, type Engine } from '../fakes/engine.ts';
import { eventsOf, letHoursPass, lookAgain, writesOf } from '../fakes/passing-time.ts';

const [olga] = colleagues;

describe('an approval ends', () => {
  let engine: Engine;
  let approvers: string[];
  let members: string[];
  let count = 0;
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

  const planned = () => {
    const name = `ends-${++count}`;
    return engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
  };

  async function halfWay(): Promise<RequestView> {
    const off = refuseConnectorGroup(engine);
    const failed = await engine.approve(await planned());
    off();
    assert.equal(failed.state, 'failed');
    assert.ok((await writesOf(engine, failed)) > 0);
    return failed;
  }

  const warnings = ({ plan }: RequestView) => (plan?.warnings ?? []).map(english);

  it('after EXECUTION_HOURS: Retry asks again, and the decision of then counts no more', async () => {
    const failed = await halfWay();
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
    const failed = await halfWay();
    await letHoursPass(engine, failed, 23.9);

    assert.equal((await engine.retry(failed)).state, 'done');
  });

  it('as soon as who gave it may no longer approve: somebody else must', async () => {
    const failed = await halfWay();
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
    const asked = await planned();
    const off = engine.sandbox.faults.add({
      method: 'POST',
      path: 'instantiate',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const failed = await engine.approve(asked);
    off();
    await letHoursPass(engine, failed, 25);
    const again = await engine.retry(failed);
    assert.equal(again.state, 'planned');
    assert.equal(again.plan?.digest, asked.plan?.digest);
    assert.equal(await writesOf(engine, again), await writesOf(engine, failed));

    const done = await engine.approve(again);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('is not taken for ended while nobody can tell: the work waits and writes nothing', async () => {
    const failed = await halfWay();
    const written = await writesOf(engine, failed);
    const off = engine.sandbox.faults.add({
      path: 'checkMemberGroups',
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
    });

    const waiting = engine.retry(failed);
    const view = await engine.until(failed.id, ['approved']);
    await untilWaiting(failed.id);

    assert.equal(view.state, 'approved');
    assert.equal(await writesOf(engine, failed), written);
    off();
    await lookAgain(engine, failed);
    assert.equal((await waiting).state, 'done');
  });

  it('leaves what is half done to be undone when nobody can be asked about it any more', async () => {
    const failed = await halfWay();
    const off = engine.sandbox.faults.add({
      path: 'checkMemberGroups',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });

    const again = await engine.retry(failed);
    off();

    assert.equal(again.state, 'failed');
    assert.equal(again.canUndo, true);
    assert.equal((await engine.undo(again)).state, 'withdrawn');
  });

  it('also while Microsoft Graph is waited for', async () => {
    const asked = await planned();
    const off = engine.sandbox.faults.add({
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
      path: '(instantiate|batch|applications|onPremisesPublishingProfiles)',
    });
    engine.deps.glances.set(asked.id, Promise.resolve(null));
    const waiting = engine.approve(asked).catch(() => null);
    await untilWaiting(asked.id);
    await letHoursPass(engine, asked, 24);
    off();
    await lookAgain(engine, asked);
    await waiting;

    const again = await engine.until(asked.id, ['planned', 'done']);
    assert.equal(again.state, 'planned');
    assert.equal(await writesOf(engine, again), 0);
  });

  it('also while the approver is waited for to sign in', async () => {
    const asked = await planned();
    engine.deps.graphAs = async () => {
      throw new SignInNeededError();
    };
    engine.approve(asked).catch(() => null);
    await untilWaiting(asked.id);
    await letHoursPass(engine, asked, 24);

    await lookAgain(engine, asked);

    const again = await engine.until(asked.id, ['planned', 'done', 'failed']);
    assert.equal(again.state, 'planned');
  });

  it('leaves approvers their days from when they are asked again', async () => {
    const failed = await halfWay();
    await letHoursPass(engine, failed, 24);
    const long = new Date(Date.now() - 30 * 24 * 3600 * 1000);
    await engine.deps.db
      .updateTable('request')
      .set({ created_at: long })
      .where('id', '=', failed.id)
      .execute();
    const again = await engine.retry(failed);

    await sweep(engine.deps);

    assert.equal((await engine.until(again.id, ['planned', 'expired', 'failed'])).state, 'planned');
  });

  it('and who rejects then, rejects what is half done: it can be undone, and Retry asks again', async () => {
    const failed = await halfWay();
    await letHoursPass(engine, failed, 24);
    const again = await engine.retry(failed);

    const rejected = await engine.reject(again);

    assert.equal(rejected.state, 'failed');
    assert.equal(english(rejected.problem?.title ?? ''), 'Rejected when it was half done');
    assert.equal((await engine.retry(rejected)).state, 'planned');
    const twice = await engine.reject(await engine.until(again.id, ['planned']));
    assert.equal(twice.canUndo, true);
    const undone = await engine.undo(twice);
    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    const anew = await engine.run('publish', {
      name: failed.name,
      qlikUrl: `https://${failed.name}.corp.contoso.com`,
    });
    assert.equal(anew.state, 'done', JSON.stringify(anew.problem));
  });

  it('a reject after an approval of the same plan is the last word', async () => {
    const failed = await halfWay();
    engine.deps.graphAs = async () => {
      throw new SignInNeededError();
    };
    engine.retry(failed).catch(() => null);
    await untilWaiting(failed.id);
    const { language } = failed;
    const actor = {
      tenantId: engine.sandbox.tenantId,
      aadObjectId: olga.id,
      chatUserId: '',
      name: olga.name,
      language,
    };
    await takeOver(engine.deps, actor, failed.id);
    const taken = await engine.until(failed.id, ['planned']);
    assert.equal(taken.plan?.digest, failed.plan?.digest);
    engine.deps.graphAs = null;

    const rejected = await engine.reject(taken, olga);

    assert.equal((await engine.retry(rejected)).state, 'planned');
  });

  it('frees the name when it is rejected before anything was written', async () => {
    const asked = await planned();
    const off = engine.sandbox.faults.add({
      method: 'POST',
      path: 'instantiate',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const failed = await engine.approve(asked);
    off();
    await letHoursPass(engine, failed, 24);

    const rejected = await engine.reject(await engine.retry(failed));

    assert.equal(rejected.state, 'rejected');
    const again = await engine.ask('publish', { name: asked.name, qlikUrl: asked.form.qlikUrl });
    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
  });

  it('so does an undo that has waited as long: it fails, and goes on when Undo is pressed again', async () => {
    const failed = await halfWay();
    const off = engine.sandbox.faults.add({
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
      path: '(batch|applications)',
    });
    const waiting = engine.undo(failed);
    await untilWaiting(failed.id);
    await letHoursPass(engine, failed, 24);
    off();
    const written = await writesOf(engine, failed);

    await lookAgain(engine, failed);

    const ended = await waiting;
    assert.equal(ended.state, 'failed');
    assert.equal(english(ended.problem?.title ?? ''), 'The undo has waited too long');
    assert.match(english(ended.problem?.advice ?? ''), /^Press Undo again/);
    assert.equal(await writesOf(engine, failed), written);
    assert.equal((await engine.undo(ended)).state, 'withdrawn');
  });

  async function untilWaiting(id: string): Promise<void> {
    for (let look = 0; look < 400; look++) {
      const row = await engine.deps.db
        .selectFrom('request')
        .select('waiting_for')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (row.waiting_for !== '') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail('It does not wait');
  }
});
