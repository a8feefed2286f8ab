import assert from 'node:assert/strict';
import type { Application } from '@microsoft/microsoft-graph-types';
import { getApplication, updateApplication } from '../../src/graph/applications.ts';
import { english } from '../../src/language/say.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const callbacks = ['https://reports.contoso.com/signin-oidc', 'http://localhost:3000', 'msal-app://auth'];

describe('what others have added to an application', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  async function read(id: string): Promise<Application> {
    const found = await getApplication(byHand(engine), id);
    assert.ok(found);
    return found;
  }

  /** Publishes, then adds by hand what colleagues add. Returns the hub's object id. */
  async function publishAndAdd(name: string): Promise<string> {
    const made = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(made.state, 'done', JSON.stringify(made.problem));
    const { applicationId } = await there(engine, name);
    await addByHand(applicationId);
    return applicationId;
  }

  async function addByHand(id: string): Promise<void> {
    const { appId, identifierUris, web, tags, notes } = await read(id);
    await updateApplication(byHand(engine), id, {
      identifierUris: [...(identifierUris ?? []), `api://${appId}`],
      web: {
        redirectUris: [...(web?.redirectUris ?? []), ...callbacks],
        logoutUrl: 'https://reports.contoso.com/bye',
      },
      tags: [...(tags ?? []), 'cost-centre-7'],
      notes: `Ask Olga before changing this.\n${notes ?? ''}`,
    });
  }

  async function update(name: string, change: Partial<RequestForm>): Promise<RequestView> {
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    return engine.ask('update', { ...form, reason: 'Because', ...change, name });
  }

  function assertKept({ appId, identifierUris, web, tags, notes }: Application): void {
    assert.ok(identifierUris?.includes(`api://${appId}`), String(identifierUris));
    for (const uri of callbacks) assert.ok(web?.redirectUris?.includes(uri), String(web?.redirectUris));
    assert.equal(web?.logoutUrl, 'https://reports.contoso.com/bye');
    assert.ok(tags?.includes('cost-centre-7'));
    assert.match(notes ?? '', /^Ask Olga before changing this\./);
  }

  const said = ({ plan }: RequestView) => (plan?.changes ?? []).map(english);

  it('stays when the address changes; what goes is named, in whatever letters it is written', async () => {
    const id = await publishAndAdd('moves');
    const { web } = await read(id);
    await updateApplication(byHand(engine), id, {
      web: { redirectUris: [...(web?.redirectUris ?? []), 'https://MOVES-contoso.msappproxy.net/'] },
    });

    const request = await update('moves', { externalUrl: 'https://moved-contoso.msappproxy.net' });

    assert.deepEqual(said(request).slice(0, 4), [
      'Give it the address moved-contoso.msappproxy.net',
      'Remove the identifier URI https://moves-contoso.msappproxy.net',
      'Remove the redirect URI https://moves-contoso.msappproxy.net',
      'Remove the redirect URI https://MOVES-contoso.msappproxy.net/',
    ]);
    assert.equal((await engine.approve(request)).state, 'done');
    const after = await read(id);
    assertKept(after);
    assert.deepEqual(after.identifierUris, [`api://${after.appId}`, 'https://moved-contoso.msappproxy.net']);
    assert.deepEqual(after.web?.redirectUris, [...callbacks, 'https://moved-contoso.msappproxy.net']);
    assert.equal(after.web?.homePageUrl, 'https://moved-contoso.msappproxy.net/hub/');
    assert.deepEqual(said(await engine.ask('repair', { name: 'moves' })), []);
  });

  it('stays although it came after the plan', async () => {
    const made = await engine.run('publish', { name: 'later', qlikUrl: 'https://later.corp.contoso.com' });
    assert.equal(made.state, 'done');
    const request = await update('later', { externalUrl: 'https://latest-contoso.msappproxy.net' });
    const { applicationId } = await there(engine, 'later');
    await addByHand(applicationId);

    const done = await engine.approve(request);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assertKept(await read(applicationId));
  });

  it('stays through repair, which takes off the address that somebody gave it by hand', async () => {
    const id = await publishAndAdd('mended');
    const { identifierUris, web } = await read(id);
    const foreign = 'https://elsewhere-contoso.msappproxy.net';
    await updateApplication(byHand(engine), id, {
      identifierUris: [...(identifierUris ?? []).filter((uri) => uri.startsWith('api:')), foreign],
      web: { redirectUris: [...(web?.redirectUris ?? []), foreign] },
    });
    const { applicationId } = await there(engine, 'mended');
    await setExternal(applicationId, foreign);

    const request = await engine.ask('repair', { name: 'mended' });

    assert.ok(said(request).includes(`Remove the redirect URI ${foreign}`), said(request).join('\n'));
    assert.equal((await engine.approve(request)).state, 'done');
    const after = await read(id);
    assertKept(after);
    assert.ok(!after.web?.redirectUris?.includes(foreign));
  });

  async function setExternal(id: string, url: string): Promise<void> {
    const answer = await fetch(`${engine.sandbox.url}/beta/applications/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ onPremisesPublishing: { externalUrl: `${url}/` } }),
    });
    assert.ok(answer.ok, await answer.text());
  }

  it('comes back with an application that is unpublished and restored', async () => {
    const id = await publishAndAdd('returns');
    assert.equal((await engine.run('unpublish', { name: 'returns' })).state, 'done');
    const other = await publishApplication(engine.sandbox, 'returns');
    assert.ok(other.applicationId, 'a deleted application holds the address');
    await fetch(`${engine.sandbox.url}/v1.0/applications/${other.applicationId}`, {
      method: 'PATCH',
      body: '{"identifierUris":[]}',
      headers: { 'content-type': 'application/json' },
    });
    await fetch(`${engine.sandbox.url}/v1.0/applications/${other.applicationId}`, { method: 'DELETE' });

    const done = await engine.run('restore', { name: 'returns' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const after = await read(id);
    assertKept(after);
    assert.ok(after.identifierUris?.includes('https://returns-contoso.msappproxy.net'));
  });

  it('stays when a half-done change of the address is undone, and the former address is back', async () => {
    const id = await publishAndAdd('undone');
    const before = await read(id);
    const request = await update('undone', {
      externalUrl: 'https://redone-contoso.msappproxy.net',
      connectorGroupId: (await there(engine, 'undone')).connectorGroupId,
    });
    const allow = engine.sandbox.faults.add({
      method: 'PATCH',
      version: 'beta',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const failed = await engine.approve(request);
    assert.equal(failed.state, 'failed');
    assert.ok((await read(id)).identifierUris?.includes('https://redone-contoso.msappproxy.net'));
    allow();

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    const after = await read(id);
    assertKept(after);
    assert.deepEqual(after.identifierUris?.toSorted(), before.identifierUris?.toSorted());
    assert.deepEqual(after.web?.redirectUris?.toSorted(), before.web?.redirectUris?.toSorted());
    assert.equal(after.web?.homePageUrl, before.web?.homePageUrl);
  });

  it('stays on an adopted application whose address changes, and when it is let go', async () => {
    const { applicationId: id } = await publishApplication(engine.sandbox, 'foster');
    await addByHand(id);
    await updateApplication(byHand(engine), id, {
      web: { homePageUrl: 'https://intranet.contoso.com/qlik' },
    });
    assert.equal((await engine.run('adopt', { name: 'foster', hubApplicationId: id })).state, 'done');
    const request = await update('foster', {
      externalUrl: 'https://fostered-contoso.msappproxy.net',
      authPort: '443',
    });
    assert.equal(request.state, 'planned', JSON.stringify(request.problem));

    assert.equal((await engine.approve(request)).state, 'done');
    assert.equal((await engine.run('unpublish', { name: 'foster' })).state, 'done');

    const after = await read(id);
    assertKept(after);
    assert.equal(after.web?.homePageUrl, 'https://intranet.contoso.com/qlik');
    assert.ok(!after.identifierUris?.includes('https://foster-contoso.msappproxy.net'));
  });
});
