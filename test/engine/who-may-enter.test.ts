import assert from 'node:assert/strict';
import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import { english } from '../../src/language/say.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, there, wanted } from '../harness/engine/hand-changes.ts';
import { updateApplication } from '../../src/graph/applications.ts';
import { updateServicePrincipal } from '../../src/graph/service-principals.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('who may enter', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    const done = await engine.run('publish', { name: 'door', qlikUrl: 'https://door.corp.contoso.com' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
  after(() => engine.close());

  async function change(patch: ServicePrincipal): Promise<void> {
    const { servicePrincipalId } = await there(engine, 'door');
    await updateServicePrincipal(byHand(engine), servicePrincipalId, patch);
  }

  async function flags(name: string): Promise<unknown[]> {
    const { servicePrincipal } = await there(engine, name);
    return [servicePrincipal?.appRoleAssignmentRequired, servicePrincipal?.accountEnabled];
  }

  it('is only who is assigned: repair sees that everybody may, or nobody, and mends it by an approval', async () => {
    await change({ appRoleAssignmentRequired: false, accountEnabled: false });

    const request = await engine.ask('repair', { name: 'door' });

    assert.deepEqual((request.plan?.changes ?? []).map(english), [
      'Require assignment to use “Qlik Sense door”',
      'Let people sign in to “Qlik Sense door”',
    ]);
    assert.deepEqual(await flags('door'), [false, false]);
    const done = await engine.approve(request);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(done.steps.map(({ text }) => english(text)).slice(0, 2), [
      'Set who may enter',
      'Set whether people can sign in',
    ]);
    assert.deepEqual(await flags('door'), [true, true]);
  });

  it('is closed again by an update of something else, which says so', async () => {
    await change({ appRoleAssignmentRequired: false });
    const form = await updateForm(engine.deps, 'door');
    assert.ok(form);

    const request = await engine.ask('update', { ...form, reason: 'Slow', applicationServerTimeout: 'Long' });

    const said = (request.plan?.changes ?? []).map(english);
    assert.ok(said.includes('Require assignment to use “Qlik Sense door”'), said.join('\n'));
    assert.equal((await engine.approve(request)).state, 'done');
    assert.deepEqual(await flags('door'), [true, true]);
  });

  it('is left alone by a request about people', async () => {
    await change({ appRoleAssignmentRequired: false });

    const request = await engine.ask('unassign', { name: 'door', groups: 'Qlik testers' });

    assert.ok((request.plan?.changes ?? []).map(english).every((one) => /^Take .* off /.test(one)));
    assert.equal((await engine.approve(request)).state, 'done');
    assert.deepEqual(await flags('door'), [false, true]);
  });

  it('is closed again by what brings a publication back, whatever it was when it went', async () => {
    const made = await engine.run('publish', { name: 'back', qlikUrl: 'https://back.corp.contoso.com' });
    assert.equal(made.state, 'done');
    const { servicePrincipalId } = await there(engine, 'back');
    await updateServicePrincipal(byHand(engine), servicePrincipalId, { appRoleAssignmentRequired: false });
    await engine.run('unpublish', { name: 'back' });

    const request = await engine.ask('restore', { name: 'back' });

    const said = (request.plan?.changes ?? []).map(english);
    assert.ok(said.includes('Require assignment to use “Qlik Sense back”'), said.join('\n'));
    assert.ok(said.includes('Let people sign in to “Qlik Sense back”'));
    assert.equal((await engine.approve(request)).state, 'done');
    assert.deepEqual(await flags('back'), [true, true]);
  });

  it('is as it was found after an adoption, which warns of it', async () => {
    const open = await publishApplication(engine.sandbox, 'open');
    await updateServicePrincipal(byHand(engine), open.servicePrincipalId, {
      appRoleAssignmentRequired: false,
      accountEnabled: false,
    });

    const request = await engine.ask('adopt', { name: 'open', hubApplicationId: open.applicationId });

    const warnings = (request.plan?.warnings ?? []).map(english);
    assert.ok(warnings.includes('“open” requires no assignment: everybody in the organisation may enter.'));
    assert.ok(warnings.includes('Sign-in to “open” is switched off: nobody can open it.'));
    assert.equal((await engine.approve(request)).state, 'done');
    assert.deepEqual(await flags('open'), [false, false]);
    const [hub] = (await wanted(engine, 'open')).desired.applications;
    assert.deepEqual([hub?.isAssignmentRequired, hub?.isSignInEnabled], [false, false]);
    assert.equal((await engine.ask('repair', { name: 'open' })).state, 'done');
  });

  it('is nobody from elsewhere: repair takes back another audience, and an adoption warns of it', async () => {
    const abroad = { signInAudience: 'AzureADMultipleOrgs' };
    const { applicationId } = await there(engine, 'door');
    await updateApplication(byHand(engine), applicationId, abroad);
    const wide = await publishApplication(engine.sandbox, 'wide');
    await updateApplication(byHand(engine), wide.applicationId, abroad);

    const repair = await engine.run('repair', { name: 'door' });
    const adoption = await engine.ask('adopt', { name: 'wide', hubApplicationId: wide.applicationId });

    assert.ok(
      (repair.plan?.changes ?? [])
        .map(english)
        .includes('Let only accounts of this organisation sign in to “Qlik Sense door”'),
    );
    assert.equal((await there(engine, 'door')).signInAudience, 'AzureADMyOrg');
    const warnings = (adoption.plan?.warnings ?? []).map(english);
    assert.ok(warnings.includes('“wide” accepts accounts of other organisations (AzureADMultipleOrgs).'));
    assert.equal((await engine.approve(adoption)).state, 'done');
    assert.equal((await engine.ask('repair', { name: 'wide' })).state, 'done');
    assert.equal((await there(engine, 'wide')).signInAudience, 'AzureADMultipleOrgs');
  });
});
