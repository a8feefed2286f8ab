import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';
import { call, publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;

describe('owners of an application', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.sandbox.faults.clear());
  after(() => engine.close());

  async function own(path: string, userId: string): Promise<void> {
    const reference = { '@odata.id': `${engine.sandbox.url}/v1.0/directoryObjects/${userId}` };
    assert.equal((await call(engine.sandbox, 'POST', `/v1.0/${path}/owners/$ref`, reference)).status, 204);
  }

  const told = ({ plan }: RequestView) =>
    (plan?.warnings ?? []).map(english).filter((one) => one.startsWith('Owners of'));

  async function change(name: string): Promise<RequestView> {
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    return engine.ask('update', { ...form, reason: 'Because', applicationServerTimeout: 'Long', name });
  }

  it('are named to who approves an adoption, each once, and then only those who are new', async () => {
    const ids = await publishApplication(engine.sandbox, 'owned');
    await own(`applications/${ids.applicationId}`, olga.id);
    await own(`servicePrincipals/${ids.servicePrincipalId}`, olga.id);

    const adoption = await engine.ask('adopt', { name: 'owned', hubApplicationId: ids.applicationId });

    assert.deepEqual(told(adoption), ['Owners of “owned” who can change it outside the bot: Olga Novak.']);
    assert.equal((await engine.approve(adoption)).state, 'done');
    await own(`servicePrincipals/${ids.servicePrincipalId}`, nadia.id);
    assert.deepEqual(told(await change('owned')), [
      'Owners of “owned” who can change it outside the bot: Nadia Karim.',
    ]);
  });

  it('who appear on what the bot has made are named with the next plan, and stay', async () => {
    const made = await engine.run('publish', { name: 'ours', qlikUrl: 'https://ours.corp.contoso.com' });
    assert.deepEqual(told(made), []);
    const { applicationId } = await there(engine, 'ours');
    await own(`applications/${applicationId}`, olga.id);

    const request = await change('ours');

    assert.deepEqual(told(request), [
      'Owners of “Qlik Sense ours” who can change it outside the bot: Olga Novak.',
    ]);
    assert.equal((await engine.approve(request)).state, 'done');
    assert.deepEqual(
      (await there(engine, 'ours')).owners?.map(({ id }) => id),
      [olga.id],
    );
  });

  it('are not those in whose name the bot has made it, as the record of approvals tells', async () => {
    const other = await startEngine({ runAs: 'approver' });
    try {
      const made = await other.run('publish', { name: 'theirs', qlikUrl: 'https://theirs.corp.contoso.com' });
      assert.equal(made.state, 'done', JSON.stringify(made.problem));
      const form = await updateForm(other.deps, 'theirs');
      assert.ok(form);

      const request = await other.ask('update', {
        ...form,
        applicationServerTimeout: 'Long',
        name: 'theirs',
      });

      assert.deepEqual(
        (await there(other, 'theirs')).owners?.map(({ id }) => id),
        [administrator.id],
      );
      assert.equal(request.state, 'planned');
      assert.deepEqual(told(request), []);
    } finally {
      await other.close();
    }
  });

  it('whom Graph does not show are no obstacle', async () => {
    engine.sandbox.faults.add({ method: 'GET', path: '/owners$', fault: { kind: 'status', status: 403 } });

    const done = await engine.run('publish', { name: 'hidden', qlikUrl: 'https://hidden.corp.contoso.com' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
});
