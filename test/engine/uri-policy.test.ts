import assert from 'node:assert/strict';
import type { Application } from '@microsoft/microsoft-graph-types';
import { english } from '../../src/language/say.ts';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';

type Restriction = 'uriAdditionWithoutUniqueTenantIdentifier' | 'nonDefaultUriAddition';

const restrictions: readonly Restriction[] = [
  'uriAdditionWithoutUniqueTenantIdentifier',
  'nonDefaultUriAddition',
];

function policy(restriction: Restriction, excludeAppsReceivingV2Tokens: boolean): FaultRule {
  return { fault: { kind: 'identifier-uri-policy', restriction, excludeAppsReceivingV2Tokens } };
}

describe('a policy on identifier URIs', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.sandbox.faults.clear());
  after(() => engine.close());

  async function tokenVersions(name: string): Promise<unknown[]> {
    return Promise.all(
      (['hub', 'auth'] as const).map(async (role) => {
        const { applicationId } = await there(engine, name, role);
        const { api } = await engine.graph<Application>(`/v1.0/applications/${applicationId}`);
        return api?.requestedAccessTokenVersion ?? 1;
      }),
    );
  }

  for (const [i, restriction] of restrictions.entries()) {
    it(`${restriction}: the applications take tokens of version 2, which is said`, async () => {
      engine.sandbox.faults.add(policy(restriction, true));

      const name = `policy${i}`;
      const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.deepEqual(await tokenVersions(name), [2, 2]);
      const said = (done.result?.checks ?? []).map(english).join('\n');
      assert.match(said, new RegExp(`“Qlik Sense ${name}” now takes access tokens of version 2`));
    });

    it(`${restriction} for all: an administrator is told which exemption to give, and Retry goes on`, async () => {
      engine.sandbox.faults.add(policy(restriction, false));
      const name = `strict${i}`;

      const failed = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });

      assert.equal(failed.state, 'failed');
      assert.match(
        english(failed.problem?.advice ?? ''),
        new RegExp(`exempt .* from the restriction ${restriction} `),
      );
      engine.sandbox.faults.clear();
      const done = await engine.retry(failed);
      assert.equal(done.state, 'done', JSON.stringify(done.problem));
    });
  }

  it('that is off changes nothing', async () => {
    const done = await engine.run('publish', { name: 'free', qlikUrl: 'https://free.corp.contoso.com' });

    assert.equal(done.state, 'done');
    assert.deepEqual(await tokenVersions('free'), [1, 1]);
  });
});
