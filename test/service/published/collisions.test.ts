import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { findPublishedListing } from '../../../src/store/published.ts';
import { findSetting, setSetting } from '../../../src/store/settings.ts';
import { nameOnly } from '../../../src/service/preflight/address-fields.ts';
import { checkAddresses } from '../../../src/service/preflight/addresses.ts';
import { refreshPublished } from '../../../src/service/published/refresh.ts';
import { hidden } from '../../../src/service/tenant/read-visible.ts';
import { goodForm } from '../../builders/good-form.ts';
import { seedWithPublished } from '../../builders/many-published.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';
import { resolve } from '../../harness/engine/target.ts';
import {
  call,
  instantiate,
  publishApplication,
  setPublishing,
  setUris,
  urls,
} from '../../harness/sandbox/sandbox-calls.ts';

/** More than are read again at each look. */
const others = 60;

describe('addresses in a tenant whose published applications are known from an index', () => {
  let engine: Engine;
  const refusals: (() => void)[] = [];
  const refuse = (path: string, query: string) => {
    const fault = { kind: 'status', status: 400 } as const;
    refusals.push(engine.sandbox.faults.add({ path, query, fault }));
  };
  before(async () => {
    engine = await startEngine({ seed: seedWithPublished(others) });
    await problems('first');
  });
  afterEach(() => {
    for (const each of refusals.splice(0)) each();
  });
  after(() => engine.close());

  /** Returns what stands in the way of a new publication, planned for `https://<host>.corp.contoso.com`. */
  async function problems(host: string, name = `new-${host}`): Promise<string> {
    const { target } = await resolve(engine, 'publish', {
      ...goodForm,
      name,
      qlikUrl: `https://${host}.corp.contoso.com`,
    });
    const readers = { graph: byHand(engine), asApprover: null };
    const found = await checkAddresses(engine.deps, readers, nameOnly, target.desired);
    assert.ok(found !== hidden);
    return found.problems.map(({ message }) => english(message)).join('\n');
  }

  it('are taken where somebody has published by hand since the last look', async () => {
    await publishApplication(engine.sandbox, 'quick');

    assert.match(await problems('quick'), /already published by the application “quick”/);
  });

  it('are taken where an application that was known to be there is published only now', async () => {
    const ids = await instantiate(engine.sandbox, 'slow');
    await setUris(engine.sandbox, ids, 'https://slow-contoso.msappproxy.net');
    assert.equal(await problems('slow'), '');

    assert.equal((await setPublishing(engine.sandbox, ids, urls('slow'))).status, 204);

    assert.match(await problems('slow'), /already published by the application “slow”/);
  });

  it('are free again once they are withdrawn, and taken by whoever is published there next', async () => {
    const withdrawn = await publishApplication(engine.sandbox, 'before');
    const next = await publishApplication(engine.sandbox, 'after');
    await setPublishing(engine.sandbox, next, null);
    assert.match(await problems('before'), /“before”/);

    await setPublishing(engine.sandbox, withdrawn, null);
    assert.equal(await problems('before'), '');
    // Nothing moves: it had a secret of Application Proxy before.
    await setPublishing(engine.sandbox, next, urls('after', 'https://before.corp.contoso.com/'));

    assert.match(await problems('before'), /already published by the application “after”/);
  });

  it('are taken by the identifier of a deleted application, even where Graph refuses the filter', async () => {
    const ids = await instantiate(engine.sandbox, 'Held');
    await setUris(engine.sandbox, ids, 'https://held-contoso.msappproxy.net');
    await call(engine.sandbox, 'DELETE', `/v1.0/applications/${ids.applicationId}`);
    assert.match(await problems('free', 'held'), /still held by the deleted application “Held”/);

    refuse('/deletedItems/', '\\$filter=');

    assert.match(await problems('free', 'held'), /still held by the deleted application “Held”/);
  });

  it('are taken by new ones where Graph does not count', async () => {
    refuse('/applications$', '\\$count=');
    await publishApplication(engine.sandbox, 'uncounted');

    assert.match(await problems('uncounted'), /“uncounted”/);
    assert.match(await problems('other-17'), /“other-17”/);
  });

  it('are taken where Graph has forgotten what it was asked last', async () => {
    const { value = '' } = (await findSetting(engine.deps.db, 'applications since')) ?? {};
    await publishApplication(engine.sandbox, 'forgotten');
    await setSetting(engine.deps.db, 'applications since', value.replace(/=.*/, '=gone'), '');

    assert.match(await problems('forgotten'), /“forgotten”/);
  });

  it('are taken where Graph tells neither how many are published nor of their secrets', async () => {
    refuse('/applications$', '\\$count=');
    refuse('/applications/delta$', '\\$select=.*passwordCredentials');
    await setSetting(engine.deps.db, 'applications since', '', '');
    await problems('anything');
    await publishApplication(engine.sandbox, 'secretless');

    assert.match(await problems('secretless'), /“secretless”/);
    assert.match(await problems('other-9'), /“other-9”/);
  });

  it('are taken where the index was lost', async () => {
    await engine.deps.db.deleteFrom('published_application').execute();
    await engine.deps.db.deleteFrom('published_listing').execute();

    assert.match(await problems('other-5'), /“other-5”/);
  });

  it('are unknown, not free, while Graph does not answer', async () => {
    const fault = { kind: 'status', status: 503 } as const;
    const off = engine.sandbox.faults.add({ method: 'GET', version: 'beta', path: '/applications/', fault });

    await assert.rejects(problems('other-5'));
    off();

    assert.match(await problems('other-5'), /“other-5”/);
  });

  it('are the same for instances that look at the same time, and each application counts once', async () => {
    await publishApplication(engine.sandbox, 'both');

    const both = await Promise.all([problems('both'), problems('both'), problems('both')]);

    for (const found of both) assert.match(found, /“both”/);
    const counted = await engine.graph<{ value: object[] }>(
      `/beta/applications?$top=999&$filter=${encodeURIComponent('onPremisesPublishing/isOnPremPublishingEnabled eq true')}`,
    );
    assert.equal((await findPublishedListing(engine.deps.db)).known, counted.value.length);
  });

  it('are refused at the click where somebody has published there by hand since the card', async () => {
    const asked = await engine.ask('publish', {
      ...goodForm,
      name: 'between',
      qlikUrl: 'https://between.corp.contoso.com',
    });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    await publishApplication(engine.sandbox, 'faster', { internalUrl: 'https://between.corp.contoso.com/' });

    const done = await engine.approve(asked);

    assert.equal(done.state, 'failed');
    assert.match(JSON.stringify(done.problem), /already published by the application .*faster/);
    const written = engine.deps.db.selectFrom('ledger').select('id').where('request_id', '=', asked.id);
    assert.deepEqual(await written.execute(), []);
  });

  it('are said to be of the time since when all others were read', async () => {
    const readers = { graph: byHand(engine), asApprover: null };
    const found = await refreshPublished(engine.deps, readers);
    const all = await refreshPublished(engine.deps, readers, { oldest: 1000 });

    assert.ok(found !== hidden && all !== hidden);
    assert.ok(found.asOf && found.asOf.getTime() < Date.now());
    assert.equal(all.asOf, null);
  });
});
