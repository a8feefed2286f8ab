import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { nameOnly, type AddressFields } from '../../../src/service/preflight/address-fields.ts';
import { checkTenant } from '../../../src/service/preflight/tenant.ts';
import type { TenantFacts } from '../../../src/service/model/tenant-facts.ts';
import type { ConnectorGroupView } from '../../../src/service/model/view.ts';
import { aDesired } from '../../builders/publication.ts';

function facts(group: Partial<ConnectorGroupView> | null = {}): TenantFacts {
  const whole = {
    id: 'connectors-1',
    name: 'Data centre',
    region: 'eur',
    isDefault: false,
    connectors: [],
    active: 2,
    total: 2,
    ...group,
  };
  const connectorGroups = group ? [whole] : [];
  return { tenantId: 't', label: 'contoso', domains: ['analytics.contoso.com'], connectorGroups };
}

const said = (known: TenantFacts, fields: AddressFields = nameOnly, externalDomain = '') =>
  checkTenant(known, fields, aDesired({ externalDomain })).map(
    ({ field, message }) => `${field}: ${english(message)}`,
  );

describe('what is known of the tenant', () => {
  it('is in nobody’s way when a connector works and the domain is its own', () => {
    assert.deepEqual(said(facts()), []);
    assert.deepEqual(said(facts(), nameOnly, 'analytics.contoso.com'), []);
  });

  it('must show a connector group with an active connector', () => {
    assert.deepEqual(said(facts(null)), [
      'connectorGroupId: This connector group no longer exists. Choose another.',
    ]);
    assert.match(said(facts({ active: 0, total: 0 })).join(), /has no connectors/);
    assert.match(
      said(facts({ active: 0, total: 3 })).join(),
      /No connector of Data centre is active \(0 of 3\)/,
    );
  });

  it('must show the domain as verified, told at the field it comes from', () => {
    const fields: AddressFields = { ...nameOnly, domain: (role) => `${role}Domain` };

    assert.deepEqual(
      said(facts(), fields, 'fabrikam.com').map((text) => text.slice(0, 45)),
      ['hubDomain: fabrikam.com is not a verified dom', 'authDomain: fabrikam.com is not a verified do'],
    );
  });

  it('is told once where both applications have the domain of one field', () => {
    const fields: AddressFields = {
      ...nameOnly,
      domain: (role) => (role === 'hub' ? 'externalDomain' : null),
    };

    assert.equal(said(facts(), fields, 'fabrikam.com').length, 1);
  });

  it('must show an address under msappproxy.net as the organisation’s own', () => {
    const strange = { ...facts(), label: 'fabrikam' };

    assert.match(
      said(strange).join(),
      /^name: qlik-contoso\.msappproxy\.net must end in -fabrikam\.msappproxy\.net/,
    );
  });
});
