import assert from 'node:assert/strict';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';
import { longAgo } from '../harness/engine/records.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

describe('a lost service principal in a tenant that lags', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine({ replicationSeconds: 1 });
  });
  after(() => engine.close());

  for (const isForGood of [false, true])
    it(`is waited for once it is ${isForGood ? 'made anew' : 'restored'}, and made no second time`, async () => {
      const name = isForGood ? 'slow-anew' : 'slow-again';
      const made = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
      assert.equal(made.state, 'done', JSON.stringify(made.problem));
      const { servicePrincipalId, appId } = await there(engine, name);
      await call(engine.sandbox, 'DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}`);
      if (isForGood) {
        await call(engine.sandbox, 'DELETE', `/v1.0/directory/deletedItems/${servicePrincipalId}`);
        await longAgo(engine, name);
      }

      const done = await engine.run('repair', { name });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      const answer = await engine.graph<{ appId: string }>(`/v1.0/servicePrincipals(appId='${appId}')`);
      assert.equal(answer.appId, appId);
      assert.equal((await there(engine, name)).assigned.length, 2);
    });
});
