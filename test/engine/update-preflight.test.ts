import assert from 'node:assert/strict';
import { UserError } from '../../src/errors.ts';
import { english } from '../../src/language/say.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('an update before anybody is asked', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await publishApplication(engine.sandbox, 'stranger');
    for (const name of ['mine', 'other'])
      assert.equal(
        (await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` })).state,
        'done',
      );
  });
  after(() => engine.close());

  async function update(name: string, change: Partial<RequestForm>): Promise<RequestView> {
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    return engine.ask('update', { ...form, reason: 'Because', ...change, name });
  }

  const problems = ({ problem }: RequestView) =>
    (problem?.fields ?? []).map(({ field, message }) => `${field}: ${english(message)}`);

  const refused: [string, Partial<RequestForm>, RegExp][] = [
    [
      'an external address that belongs to another application',
      { externalUrl: 'https://stranger-contoso.msappproxy.net' },
      /^externalUrl: .*already belongs to .*Choose another address\.$/,
    ],
    [
      'an external address of another organisation',
      { authExternalUrl: 'https://mine-auth-fabrikam.msappproxy.net' },
      /^authExternalUrl: .*must end in -contoso\.msappproxy\.net/,
    ],
    [
      'an external address in a domain that is not verified',
      { externalUrl: 'https://qlik.fabrikam.com' },
      /^externalUrl: fabrikam\.com is not a verified domain/,
    ],
    [
      'a connector group without a working connector',
      { connectorGroupId: '11407523-c2bb-4634-9790-d98def878578' },
      /^connectorGroupId: No connector of Branch office is active/,
    ],
  ];
  for (const [what, change, message] of refused)
    it(`refuses ${what}, at its field`, async () => {
      const request = await update('mine', change);

      assert.equal(request.state, 'failed');
      assert.match(problems(request).join('\n'), message);
    });

  it('refuses an external address that another open request has asked for', async () => {
    const first = await update('mine', { externalUrl: 'https://wanted-contoso.msappproxy.net' });
    assert.equal(first.state, 'planned');

    await assert.rejects(
      update('other', { externalUrl: 'https://wanted-contoso.msappproxy.net' }),
      (error) => {
        assert.ok(error instanceof UserError);
        const said = error.fields.map(({ field, message }) => `${field}: ${english(message)}`);
        assert.match(said.join(), /externalUrl.*wanted-contoso\.msappproxy\.net is held by “mine”/);
        return true;
      },
    );
    const done = await engine.approve(first);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    await assert.rejects(update('other', { externalUrl: 'https://wanted-contoso.msappproxy.net' }));
  });

  it('warns of everybody with access whom Kerberos may not know', async () => {
    const assigned = await engine.run('assign', { name: 'other', users: 'amara.okafor@contoso.com' });
    assert.equal(assigned.state, 'done', JSON.stringify(assigned.problem));

    const request = await update('other', {
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/other.corp.contoso.com',
      loginIdentity: 'onPremisesSAMAccountName',
    });

    assert.equal(request.state, 'planned', JSON.stringify(request.problem));
    assert.match(
      request.plan?.warnings.map(english).join('\n') ?? '',
      /^1 person is not synchronised from Active Directory \(Amara Okafor\): Kerberos works only/m,
    );
    await engine.reject(request);
  });

  it('warns of what the change brings, not of what was so before', async () => {
    const request = await update('other', {
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/elsewhere.corp.contoso.com',
      loginIdentity: 'userPrincipalName',
    });

    assert.equal(request.state, 'planned', JSON.stringify(request.problem));
    assert.deepEqual(request.plan?.warnings.map(english), [
      'The SPN names elsewhere.corp.contoso.com, the Qlik Sense URL other.corp.contoso.com; Kerberos usually needs the same host.',
      '1 person is not synchronised from Active Directory (Amara Okafor): Kerberos works only if it has an account with the same user principal name.',
    ]);
  });

  it('does not take an adopted application for a stranger to its own address', async () => {
    const { items } = await listAdoptable(engine.deps, 1);
    const found = items.find(({ hub }) => hub.externalUrl.includes('stranger'));
    const adopted = await engine.run('adopt', {
      name: 'stranger',
      hubApplicationId: found?.hub.applicationId ?? '',
      authApplicationId: found?.auth?.applicationId ?? '',
    });
    assert.equal(adopted.state, 'done', JSON.stringify(adopted.problem));

    const request = await update('stranger', { applicationServerTimeout: 'Long' });

    assert.equal(request.state, 'planned', JSON.stringify(request.problem));
  });
});
