import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { lastComparison } from '../../src/service/compare/last-comparison.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { updateApplication } from '../../src/graph/applications.ts';
import { updateOnPremisesPublishing } from '../../src/graph/on-premises-publishing.ts';
import { compare } from '../../src/service/compare/compare.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { assignUser, call } from '../harness/sandbox/sandbox-calls.ts';
import { byHand, republish, setAssigned, there, wanted } from '../harness/engine/hand-changes.ts';

const [olga, , tom] = colleagues;

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

  it('asks for approval again, of what is there now, where it was changed again after the plan', async () => {
    await publish('again');
    await changeHub(engine, 'again');
    const asked = await engine.ask('accept', { name: 'again' });
    await republish(engine, 'again', { isSecureCookieEnabled: false });

    await setAssigned(engine, 'again', administrator.id, true);

    const again = await engine.approve(asked);

    assert.equal(again.state, 'planned');
    const warnings = (again.plan?.warnings ?? []).map(english);
    assert.match(warnings[0] ?? '', /^Changed again since this was planned: .*Adam.*secure cookie/u);
    assert.ok(warnings.includes('Adam Administrator, who may approve, would get access by this request.'));
    const before = await wanted(engine, 'again');
    assert.equal(before.desired.applications[0]?.preAuthentication, 'aadPreAuthentication');
    assert.equal((await engine.approve(again, olga)).state, 'done');
    assert.deepEqual(await compared('again'), []);
  });

  it('goes back where everything was changed back in the meantime', async () => {
    await publish('back');
    await changeHub(engine, 'back');
    const asked = await engine.ask('accept', { name: 'back' });
    const { applicationId } = await there(engine, 'back');
    const asBefore = { externalAuthenticationType: 'aadPreAuthentication' } as const;
    await updateOnPremisesPublishing(byHand(engine), applicationId, asBefore);

    assert.equal((await engine.approve(asked)).state, 'failed');
    assert.equal((await engine.ask('accept', { name: 'back' })).state, 'done');
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

  it('takes in what others have added, which a repair leaves there', async () => {
    await publish('added');
    const hub = await there(engine, 'added');
    const { applicationId: id, redirectUris } = hub;
    const owner = { '@odata.id': `${engine.sandbox.url}/v1.0/directoryObjects/${olga.id}` };
    await call(engine.sandbox, 'POST', `/v1.0/applications/${id}/owners/$ref`, owner);
    const elsewhere = 'https://reports.example/callback';
    await updateApplication(byHand(engine), id, { web: { redirectUris: [...redirectUris, elsewhere] } });
    const row = await findPublicationByName(engine.deps.db, 'added');
    await compare(engine.deps, row?.id ?? '');
    assert.deepEqual(await compared('added'), [
      '“Qlik Sense added”: Olga Novak has become an owner, who can change it outside the bot',
      `“Qlik Sense added”: the redirect URI ${elsewhere} was added`,
    ]);

    const repair = await engine.ask('repair', { name: 'added' });
    assert.equal(repair.state, 'failed');
    assert.match(JSON.stringify(repair.problem?.fields), /Accept it, or remove it/u);
    const asked = await engine.ask('accept', { name: 'added' });
    assert.deepEqual(asked.plan?.accepts.map(english), [
      'Accept what was changed by hand: Keep Olga Novak as an owner of “Qlik Sense added”',
      `Accept what was changed by hand: Keep the redirect URI ${elsewhere} of “Qlik Sense added”`,
    ]);
    assert.equal((await engine.approve(asked)).state, 'done');
    assert.deepEqual(await compared('added'), []);
  });

  it('leaves who is on one of two applications there, and goes on telling who comes', async () => {
    await publish('aside');
    const { servicePrincipalId } = await there(engine, 'aside');
    const assign = (userId: string) =>
      assignUser(engine.sandbox, { applicationId: '', appId: '', servicePrincipalId }, userId);
    await assign(olga.id);
    assert.equal((await engine.run('accept', { name: 'aside' })).state, 'done');
    assert.deepEqual(await compared('aside'), []);

    await assign(tom.id);
    const row = await findPublicationByName(engine.deps.db, 'aside');
    await compare(engine.deps, row?.id ?? '');

    assert.deepEqual(await compared('aside'), [
      `“Qlik Sense aside”: ${tom.name} is assigned without having been asked for here`,
    ]);
  });

  it('is refused with one sentence where an application is gone', async () => {
    await publish('lost');
    const { servicePrincipalId } = await there(engine, 'lost');
    await call(engine.sandbox, 'DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}`);

    const { state, problem } = await engine.ask('accept', { name: 'lost' });

    assert.equal(state, 'failed');
    assert.deepEqual(
      problem?.fields.map(({ message }) => english(message)),
      ['“Qlik Sense lost” has lost its service principal, which cannot be accepted. Type repair lost.'],
    );
  });
});
