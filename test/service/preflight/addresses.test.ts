import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import type { Desired } from '../../../src/service/model/publication/desired.ts';
import { nameOnly, type AddressFields } from '../../../src/service/preflight/address-fields.ts';
import { checkAddresses } from '../../../src/service/preflight/addresses.ts';
import { hidden } from '../../../src/service/tenant/read-visible.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand, wanted } from '../../harness/engine/hand-changes.ts';
import { resolve } from '../../harness/engine/target.ts';
import { goodForm } from '../../builders/good-form.ts';
import { instantiate, publishApplication, setUris } from '../../harness/sandbox/sandbox-calls.ts';

const fields: AddressFields = { ...nameOnly, external: (role) => `${role}Url`, advice: 'Choose another.' };

describe('the addresses of a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'ours', qlikUrl: 'https://ours.corp.contoso.com' });
  });
  after(() => engine.close());

  async function problems(desired: Desired, where: AddressFields = fields): Promise<string[]> {
    const found = await checkAddresses(
      engine.deps,
      { graph: byHand(engine), asApprover: null },
      where,
      desired,
    );
    assert.ok(found !== hidden);
    return found.problems.map(({ field, message }) => `${field}: ${english(message)}`);
  }

  async function aPublication(name: string): Promise<Desired> {
    const form = { ...goodForm, name, qlikUrl: `https://${name}.corp.contoso.com` };
    const { target } = await resolve(engine, 'publish', form);
    return target.desired;
  }

  it('are free where nobody has them', async () => {
    assert.deepEqual(await problems(await aPublication('free')), []);
  });

  it('are free for the publication itself, whose applications are recorded', async () => {
    assert.deepEqual(await problems((await wanted(engine, 'ours')).desired), []);
  });

  it('are taken by an application that is published there, which is named at the field', async () => {
    await publishApplication(engine.sandbox, 'stranger');

    const [internal, external] = await problems(await aPublication('stranger'));

    assert.match(
      internal ?? '',
      /^qlikUrl: https:\/\/stranger\.corp\.contoso\.com is already published by .*“stranger”/,
    );
    assert.match(
      external ?? '',
      /^hubUrl: .* already belongs to the application “stranger”\. Choose another\.$/,
    );
  });

  it('are taken by an identifier, even of a deleted application', async () => {
    const ids = await instantiate(engine.sandbox, 'Holder');
    await setUris(engine.sandbox, ids, 'https://held-contoso.msappproxy.net');
    const desired = await aPublication('held');

    const live = await problems(desired);
    await byHand(engine).api(`/applications/${ids.applicationId}`).delete();
    const deleted = await problems(desired);

    assert.match(
      live.join(),
      /^hubUrl: https:\/\/held-contoso\.msappproxy\.net is the identifier of the application “Holder”/,
    );
    assert.match(deleted.join(), /^hubUrl: .* is still held by the deleted application “Holder”/);
  });

  const spellings: [what: string, uri: string][] = [
    ['other letters', 'https://Other-CONTOSO.msappproxy.net'],
    ['the same letters', 'https://other-contoso.msappproxy.net'],
    ['an upper-case scheme', 'HTTPS://other-contoso.msappproxy.net'],
  ];
  for (const [what, uri] of spellings)
    it(`are taken by an identifier in ${what}, live or deleted`, async () => {
      const ids = await instantiate(engine.sandbox, 'Other holder');
      assert.equal((await setUris(engine.sandbox, ids, uri)).status, 204);
      const desired = await aPublication('other');

      const live = await problems(desired);
      await byHand(engine).api(`/applications/${ids.applicationId}`).delete();
      const deleted = await problems(desired);
      await byHand(engine).api(`/directory/deletedItems/${ids.applicationId}`).delete();

      assert.match(live.join(), /^hubUrl: .* is the identifier of the application “Other holder”/);
      assert.match(deleted.join(), /^hubUrl: .* is still held by the deleted application “Other holder”/);
    });

  it('go with names that are new, where the applications are', async () => {
    await instantiate(engine.sandbox, 'Qlik Sense named');
    const desired = await aPublication('named');

    assert.deepEqual(await problems(desired), []);
    assert.match(
      (await problems(desired, { ...fields, hasNewNames: true })).join(),
      /^name: There is an application “Qlik Sense named” already that the bot did not make\. Choose another\.$/,
    );
  });
});
