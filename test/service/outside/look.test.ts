import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { Desired } from '../../../src/service/model/publication/desired.ts';
import type { Finding } from '../../../src/service/model/publication/outside.ts';
import { lookFromOutside } from '../../../src/service/outside/look.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('the look from outside goes', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function said(externalUrl: string, deps: Deps = engine.deps): Promise<string> {
    const internalUrl = 'https://qlik.corp.contoso.com/';
    const applications = [
      { role: 'hub', externalUrl, internalUrl, preAuthentication: 'aadPreAuthentication' },
    ];
    const connectorGroup = { id: '', name: '' };
    const desired = {
      publicationId: crypto.randomUUID(),
      applications,
      connectorGroup,
    } as unknown as Desired;
    const readers = { graph: deps.graphFor(crypto.randomUUID()), asApprover: null };
    const [look] = await lookFromOutside(deps, readers, desired, { known: [], openedAt: new Date() });
    return (JSON.parse(look?.findings ?? '[]') as Finding[]).map(({ text }) => english(text)).join(' ');
  }
  const refused = /does not lie in a domain of this tenant; not visited/;

  for (const host of ['qlik-contoso.msappproxy.net', 'qlik.contoso.com', 'qlik.apps.analytics.contoso.com'])
    it(`to ${host}, which is the tenant’s`, async () => {
      assert.doesNotMatch(await said(`https://${host}/`), refused);
    });

  for (const host of [
    'qlik.fabrikam.com',
    'qlik.evil-contoso.com',
    'contoso.com.evil.example',
    'intranet',
    '10.0.0.1',
    '[::1]',
    '[::ffff:169.254.169.254]',
  ])
    it(`not to ${host}, which is not`, async () => {
      assert.match(await said(`https://${host}/`), refused);
    });

  it('nowhere but to msappproxy.net while the tenant cannot tell its domains', async () => {
    const tenant = { ...engine.deps.tenant, last: () => null, read: () => Promise.reject(new Error('away')) };
    const deps = { ...engine.deps, tenant };

    assert.match(await said('https://qlik.contoso.com/', deps), refused);
    assert.doesNotMatch(await said('https://qlik-contoso.msappproxy.net/', deps), refused);
  });
});
