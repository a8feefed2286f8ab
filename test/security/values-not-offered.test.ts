import assert from 'node:assert/strict';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { wanted } from '../harness/engine/hand-changes.ts';

describe('an update with a value that the form never offered', () => {
  let engine: Engine;
  let form: RequestForm;
  before(async () => {
    engine = await startEngine();
    const done = await engine.run('publish', {
      name: 'offered',
      qlikUrl: 'https://offered.corp.contoso.com',
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/offered.corp.contoso.com',
      loginIdentity: 'userPrincipalName',
    });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const found = await updateForm(engine.deps, 'offered');
    assert.ok(found);
    form = found;
  });
  after(() => engine.close());

  const smuggled: [Partial<RequestForm>, string][] = [
    [{ singleSignOn: 'kept' }, 'singleSignOn'],
    [{ singleSignOn: 'saml' }, 'singleSignOn'],
    [{ applicationServerTimeout: 'Endless' }, 'applicationServerTimeout'],
    [{ isBackendCertificateValidationEnabled: 'maybe' }, 'isBackendCertificateValidationEnabled'],
    [{ preAuthentication: 'none' }, 'preAuthentication'],
  ];
  for (const [value, field] of smuggled)
    it(`is refused: ${JSON.stringify(value)}`, async () => {
      const before = await wanted(engine, 'offered');

      const fields = await engine.ask('update', { ...form, ...value }).then(
        ({ state, problem }) => (state === 'failed' ? (problem?.fields ?? []) : []),
        (error: { fields: { field: string }[] }) => error.fields,
      );

      assert.ok(fields.some((one) => one.field === field));
      assert.deepEqual(await wanted(engine, 'offered'), before);
    });
});
