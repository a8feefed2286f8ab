import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there, wanted } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('Qlik Sense that signs people in on another node', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  const internalUrl = async (name: string) => (await there(engine, name, 'auth')).publishing?.internalUrl;
  async function publish(name: string, typed: Partial<RequestForm>) {
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.site`, ...typed });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }

  for (const [name, authPort, url, shown] of [
    ['one', 'node2.one.site:4244', 'https://node2.one.site:4244/', 'node2.one.site:4244'],
    ['two', 'https://login.two.site', 'https://login.two.site/', 'login.two.site:443'],
    ['three', 'http://three.site:4248', 'http://three.site:4248/', 'http://three.site:4248'],
  ] as const)
    it(`publishes ${authPort}, and an update of something else keeps it`, async () => {
      await publish(name, { authPort });
      assert.equal(await internalUrl(name), url);
      const form = (await updateForm(engine.deps, name)) ?? assert.fail('no form');
      assert.equal(form.authPort, shown);

      const done = await engine.run('update', { ...form, applicationServerTimeout: 'Long' });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(done.plan?.changes.length, 2, JSON.stringify(done.plan?.changes));
      assert.equal(await internalUrl(name), url);
    });

  it('is one application where the address is that of the hub', async () => {
    const done = await publish('same', { authPort: 'https://SAME.site:443/' });

    assert.equal(done.plan?.applications.length, 1);
  });

  it('holds the address, so that no other publication can have it', async () => {
    await publish('holder', { authPort: 'shared.site:4244' });

    await assert.rejects(
      engine.ask('publish', { name: 'late', qlikUrl: 'https://late.site', authPort: 'shared.site:4244' }),
      ({ fields }: { fields: { field: string }[] }) => fields[0]?.field === 'authPort',
    );
  });

  it('is refused at the field where somebody else publishes that address', async () => {
    await publishApplication(engine.sandbox, 'stranger', { internalUrl: 'https://taken.site:4244/' });

    const failed = await engine.ask('publish', {
      name: 'hopeful',
      qlikUrl: 'https://hopeful.site',
      authPort: 'taken.site:4244',
    });

    assert.deepEqual(
      failed.problem?.fields.map(({ field }) => field),
      ['authPort'],
    );
  });

  it('moves to another node, back to the port of its own, and to its own address', async () => {
    await publish('moving', {});
    for (const [authPort, url] of [
      ['node3.site:8443', 'https://node3.site:8443/'],
      ['4244', 'https://moving.site:4244/'],
    ] as const) {
      const form = (await updateForm(engine.deps, 'moving')) ?? assert.fail('no form');
      const done = await engine.run('update', { ...form, authPort });
      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(await internalUrl('moving'), url);
    }
    const form = (await updateForm(engine.deps, 'moving')) ?? assert.fail('no form');
    const single = await engine.run('update', { ...form, authPort: 'moving.site:443', authExternalUrl: '' });
    assert.equal(single.state, 'done', JSON.stringify(single.problem));
    assert.equal(single.plan?.applications.length, 1);
  });

  it('is adopted as a pair that was published by hand, and an update of something else keeps both hosts', async () => {
    await publishApplication(engine.sandbox, 'byhand', { internalUrl: 'https://qlik.byhand.site/' });
    await publishApplication(engine.sandbox, 'byhand-auth', {
      internalUrl: 'https://node2.byhand.site:9443/',
    });
    const { items } = await listAdoptable(engine.deps, 1);
    const pair = items.find(({ auth }) => auth !== null);
    assert.equal(pair?.hub.internalUrl, 'https://qlik.byhand.site');
    assert.equal(pair.auth?.internalUrl, 'https://node2.byhand.site:9443');
    const picked = {
      hubApplicationId: pair.hub.applicationId,
      authApplicationId: pair.auth.applicationId,
    };
    const adopted = await engine.run('adopt', { name: 'byhand', ...picked });
    assert.equal(adopted.state, 'done', JSON.stringify(adopted.problem));
    const form = (await updateForm(engine.deps, 'byhand')) ?? assert.fail('no form');

    const done = await engine.run('update', { ...form, applicationServerTimeout: 'Long' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(done.plan?.changes.length, 2, JSON.stringify(done.plan?.changes));
    assert.equal(await internalUrl('byhand'), 'https://node2.byhand.site:9443/');
  });

  it('what is said of its release is approved, kept and told with the result', async () => {
    const done = await publish('fresh', { release: 'newer', authPort: 'node2.fresh.site:4244' });
    assert.equal(done.result?.release, 'newer');
    assert.deepEqual(done.result?.allowList, [
      'fresh-contoso.msappproxy.net',
      'fresh-auth-contoso.msappproxy.net',
    ]);
    const form = (await updateForm(engine.deps, 'fresh')) ?? assert.fail('no form');
    assert.equal(form.release, 'newer');

    const asked = await engine.ask('update', { ...form, release: 'unknown' });

    assert.deepEqual(asked.plan?.accepts, []);
    assert.deepEqual(asked.plan?.records.map(english), [
      'Record that the release of Qlik Sense is not known',
    ]);
    await engine.approve(asked);
    assert.equal('release' in (await wanted(engine, 'fresh')).desired, false);
  });
});
