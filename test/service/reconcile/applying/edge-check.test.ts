import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { checkEdge } from '../../../../src/service/reconcile/applying/edge-check.ts';
import type { Deps } from '../../../../src/service/model/deps.ts';
import type { Desired } from '../../../../src/service/model/publication/desired.ts';
import { startEngine, type Engine } from '../../../harness/engine/engine.ts';

describe('the look from outside', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  async function look(externalUrl: string, deps: Deps = engine.deps): Promise<string> {
    const applications = [{ role: 'hub', externalUrl, preAuthentication: 'aadPreAuthentication' }];
    const desired = { publicationId: crypto.randomUUID(), applications } as unknown as Desired;
    const readers = { graph: deps.graphFor(crypto.randomUUID()), asApprover: null };
    return english((await checkEdge(deps, readers, desired))[0] ?? '');
  }
  const refused = /does not lie in a domain of this tenant; not visited/;

  for (const host of ['qlik-contoso.msappproxy.net', 'qlik.contoso.com', 'qlik.apps.analytics.contoso.com'])
    it(`goes to ${host}, which is the tenant’s`, async () => {
      assert.doesNotMatch(await look(`https://${host}/`), refused);
    });

  for (const host of ['qlik.fabrikam.com', 'qlik.evil-contoso.com', 'contoso.com.evil.example', 'intranet'])
    it(`does not go to ${host}, which is not`, async () => {
      assert.match(await look(`https://${host}/`), refused);
    });

  it('goes to no address, though its end is the end of another', async () => {
    for (const host of ['10.0.0.1', '[::1]', '[::ffff:169.254.169.254]'])
      assert.match(await look(`https://${host}/`), refused);
  });

  it('goes nowhere but to msappproxy.net while the tenant cannot tell its domains', async () => {
    const tenant = { ...engine.deps.tenant, last: () => null, read: () => Promise.reject(new Error('away')) };
    const deps = { ...engine.deps, tenant };

    assert.match(await look('https://qlik.contoso.com/', deps), refused);
    assert.doesNotMatch(await look('https://qlik-contoso.msappproxy.net/', deps), refused);
  });

  it('tells what to do next by the kind of domain', async () => {
    const away = { ...engine.deps, servedAt: () => 'http://127.0.0.1:9/' };
    assert.match(
      await look('https://away-contoso.msappproxy.net/', away),
      /New addresses can take some minutes\.$/,
    );
    for (const host of ['away.contoso.com', 'away.analytics.contoso.com'])
      assert.match(
        await look(`https://${host}/`, away),
        new RegExp(`Make a CNAME record for ${host} that leads to the msappproxy\\.net address`),
      );
  });
});
