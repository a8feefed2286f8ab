import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { colleagues } from '../../src/trial/people.ts';
import { takeOver } from '../../src/service/requests/sign-in.ts';
import { sweep } from '../../src/service/upkeep/sweep.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { approveInVain } from '../harness/engine/refused-creation.ts';
import { letHoursPass, lookAgain, writesOf } from '../harness/engine/passing-time.ts';
import { askedFor, halfWay, untilWaiting } from '../harness/engine/waiting.ts';
import { SignInNeededError } from '../../src/service/model/request/approver.ts';

const [olga] = colleagues;

describe('a request that is asked for again', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  afterEach(() => (engine.deps.graphAs = null));
  after(() => engine.close());

  it('can be undone where it is half done, also when nobody can be asked about it', async () => {
    const failed = await halfWay(engine);
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

  it('leaves approvers their days from when they are asked again', async () => {
    const failed = await halfWay(engine);
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

  it('fails half-way when it is rejected: it can be undone, and Retry asks again', async () => {
    const failed = await halfWay(engine);
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

  it('stays rejected although somebody else had approved the same plan', async () => {
    const failed = await halfWay(engine);
    engine.deps.graphAs = async () => {
      throw new SignInNeededError();
    };
    engine.retry(failed).catch(() => null);
    await untilWaiting(engine, failed.id);
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
    const asked = await askedFor(engine);
    const failed = await approveInVain(engine, asked);
    await letHoursPass(engine, failed, 24);

    const rejected = await engine.reject(await engine.retry(failed));

    assert.equal(rejected.state, 'rejected');
    const again = await engine.ask('publish', { name: asked.name, qlikUrl: asked.form.qlikUrl });
    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
  });

  it('is undone only for as long as an approval is good: then Undo is pressed again', async () => {
    const failed = await halfWay(engine);
    const off = engine.sandbox.faults.add({
      fault: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
      path: '(batch|applications)',
    });
    const waiting = engine.undo(failed);
    await untilWaiting(engine, failed.id);
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
});
