import assert from 'node:assert/strict';
import { getApplication, updateApplication } from '../../src/graph/applications.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const callbacks = Array.from({ length: 30 }, (_, n) => `https://reports${n}.contoso.com/signin-oidc`);

describe('an address that an application holds in other letters', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine()));
  after(() => engine.close());

  it('is written as Application Proxy demands before it is published there', async () => {
    const { applicationId: id } = await publishApplication(engine.sandbox, 'foster');
    await updateApplication(byHand(engine), id, {
      identifierUris: ['https://foster-contoso.msappproxy.net', 'https://MOVED-contoso.msappproxy.net'],
      web: {
        redirectUris: [...callbacks, 'https://MOVED-contoso.msappproxy.net/'],
        homePageUrl: 'https://intranet.contoso.com/qlik',
      },
    });
    assert.equal((await engine.run('adopt', { name: 'foster', hubApplicationId: id })).state, 'done');
    const form = await updateForm(engine.deps, 'foster');
    assert.ok(form);

    const done = await engine.run('update', {
      ...form,
      name: 'foster',
      authPort: '443',
      externalUrl: 'https://moved-contoso.msappproxy.net',
    });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const after = await getApplication(byHand(engine), id);
    assert.deepEqual(after?.identifierUris, ['https://moved-contoso.msappproxy.net']);
    for (const uri of callbacks) assert.ok(after.web?.redirectUris?.includes(uri));
    assert.equal(after.web?.homePageUrl, 'https://intranet.contoso.com/qlik');
  });
});
