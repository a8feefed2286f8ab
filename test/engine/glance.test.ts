import assert from 'node:assert/strict';
import { createGlances } from '../../src/service/reconcile/applying/glance.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('what an approval has seen of the tenant', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('is not believed once the request has written something', async () => {
    const off = engine.sandbox.faults.add({
      method: 'PUT',
      path: 'connectorGroup',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const request = await engine.run('publish', {
      name: 'glance',
      qlikUrl: 'https://glance.corp.contoso.com',
    });
    off();
    assert.equal(request.state, 'failed');

    // An empty tenant, as it was at the click.
    const look = createGlances(async () => ({ observed: { deleted: {} }, problems: [], gone: [] }));
    look.begin(request.id, { aadObjectId: '', chatUserId: '', name: '' });
    engine.deps.glances = look;
    const done = await engine.retry(request);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(await look.take(request.id, ''), null);
    const filter = encodeURIComponent("startswith(displayName,'Qlik Sense glance')");
    const { value } = await engine.graph<{ value: object[] }>(`/v1.0/applications?$filter=${filter}`);
    assert.equal(value.length, 2);
  });

  it('counts only if it was seen by who approved: others may see less', async () => {
    const looks = createGlances(async (_, { name }) => ({
      observed: { deleted: {} },
      problems: [{ field: '', message: name }],
      gone: [],
    }));
    const clickOf = (name: string) =>
      looks.begin('request', { aadObjectId: name.toUpperCase(), chatUserId: '', name });

    clickOf('ben');
    clickOf('adam');
    const adams = await looks.take('request', 'adam');
    clickOf('ben');
    const forAdam = await looks.take('request', 'adam');

    assert.deepEqual(adams?.problems, [{ field: '', message: 'adam' }]);
    assert.equal(forAdam, null);
  });

  it('is seen of as many requests as are applied at once, however many are approved', async () => {
    const seen: string[] = [];
    const looks = createGlances(async (requestId) => {
      seen.push(requestId);
      return { observed: { deleted: {} }, problems: [], gone: [] };
    });
    const adam = { aadObjectId: 'adam', chatUserId: '', name: 'Adam' };
    for (let i = 0; i < 100; i++) looks.begin(`request ${i}`, adam);
    assert.equal(seen.length, 16);

    await looks.take('request 0', 'adam');
    looks.begin('one more', adam);

    assert.equal(seen.at(-1), 'one more');
  });
});
