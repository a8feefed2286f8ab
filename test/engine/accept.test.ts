import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { lastComparison } from '../../src/service/compare/last-comparison.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { republish, setAssigned, there, wanted } from '../harness/engine/hand-changes.ts';

const [olga] = colleagues;

describe('a request to accept what was changed by hand', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  async function publish(name: string): Promise<void> {
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  }

  async function compared(name: string): Promise<string[]> {
    const row = await findPublicationByName(engine.deps.db, name);
    const found = await lastComparison(engine.deps.db, row?.id ?? '');
    assert.ok(found, 'not compared');
    return found.differences.map(({ text }) => english(text));
  }

  it('makes it wanted once it is approved; afterwards everything is as approved', async () => {
    await publish('open');
    await changeHub(engine, 'open');
    await setAssigned(engine, 'open', olga.id, true);
    const asked = await engine.ask('accept', { name: 'open' });
    assert.equal(asked.plan?.effect, 'accepts', JSON.stringify(asked.problem));
    assert.deepEqual(asked.plan.changes, []);
    assert.equal(asked.plan.accepts.length, 3);
    assert.equal(
      (await wanted(engine, 'open')).desired.applications[0]?.preAuthentication,
      'aadPreAuthentication',
    );

    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const { desired } = await wanted(engine, 'open');
    assert.equal(desired.applications[0]?.preAuthentication, 'passthru');
    assert.ok(desired.principals.some(({ id }) => id === olga.id));
    assert.deepEqual(await compared('open'), []);
    assert.equal((await engine.ask('repair', { name: 'open' })).state, 'done');
    assert.equal((await engine.ask('accept', { name: 'open' })).state, 'done');
    assert.equal((await there(engine, 'open')).publishing?.externalAuthenticationType, 'passthru');
  });

  it('goes back where it was changed again before the approval', async () => {
    await publish('again');
    await changeHub(engine, 'again');
    const asked = await engine.ask('accept', { name: 'again' });
    await republish(engine, 'again', { isSecureCookieEnabled: false });

    const failed = await engine.approve(asked);

    assert.equal(failed.state, 'failed');
    assert.match(JSON.stringify(failed.problem?.fields), /secure cookie/u);
    const { desired } = await wanted(engine, 'again');
    assert.equal(desired.applications[0]?.preAuthentication, 'aadPreAuthentication');
  });

  it('is refused beside an open request to repair, and works after it', async () => {
    await publish('both');
    await republish(engine, 'both', { isHttpOnlyCookieEnabled: false });
    const repair = await engine.ask('repair', { name: 'both' });
    await assert.rejects(engine.ask('accept', { name: 'both' }), /open request to repair/u);

    await engine.approve(repair);
    await republish(engine, 'both', { isHttpOnlyCookieEnabled: false });
    assert.equal((await engine.run('accept', { name: 'both' })).state, 'done');
    assert.deepEqual(await compared('both'), []);
  });

  it('names an approver who would keep access by it', async () => {
    await publish('own');
    await setAssigned(engine, 'own', administrator.id, true);

    const asked = await engine.ask('accept', { name: 'own' });

    assert.ok(
      (asked.plan?.warnings ?? [])
        .map(english)
        .includes('Adam Administrator, who may approve, would get access by this request.'),
    );
  });
});
