import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import type { PublishInput } from '../../../src/service/model/request/input.ts';
import type { TenantFacts } from '../../../src/service/model/tenant-facts.ts';
import { desiredWarnings } from '../../../src/service/preflight/desired-warnings.ts';
import { aDesired } from '../../builders/publication.ts';

const quiet: Partial<PublishInput> = { singleSignOn: { mode: 'none' } };

function facts(versions: string[] = ['1.5.3437.0', '1.5.3437.0'], active = versions.length): TenantFacts {
  const connectors = versions.map((version, i) => ({
    machineName: `PROXY0${i + 1}`,
    externalIp: '203.0.113.1',
    status: 'active',
    version,
  }));
  const group = { id: 'connectors-1', name: 'Data centre', region: 'eur', isDefault: false };
  const connectorGroups = [{ ...group, connectors, active, total: connectors.length }];
  return { tenantId: 't', label: 'contoso', domains: [], connectorGroups };
}

const warnings = (input: Partial<PublishInput>, tenant = facts()) =>
  desiredWarnings(aDesired({ ...quiet, ...input }), tenant).map(english);

describe('warnings about a publication', () => {
  it('are none for a usual one', () => {
    assert.deepEqual(warnings({}), []);
    assert.deepEqual(warnings({ authUrl: 'https://node2.contoso.com:4244/' }), []);
    assert.deepEqual(warnings({ authUrl: 'https://node2.fabrikam.com/' }), []);
    assert.deepEqual(warnings({ release: 'newer', authUrl: 'https://node2.contoso.com:4244/' }), []);
    assert.deepEqual(warnings({ release: 'older' }), []);
  });

  const cases: [what: string, Partial<PublishInput>, RegExp][] = [
    ['passthrough', { preAuthentication: 'passthru' }, /^Passthrough: anyone on the internet/],
    ['the port of https behind http', { qlikUrl: 'http://qlik.contoso.com/' }, /^Port 4244 is .* for https/],
    ['the port of http behind https', { authPort: 4248 }, /^Port 4248 is .* for http,/],
    ['a single application', { authPort: 443 }, /^One application only/],
    [
      'two schemes',
      { authUrl: 'http://qlik.contoso.com:4248/' },
      /begins with https:\/\/, .* with http:\/\//,
    ],
    ['the port of http on another node', { authUrl: 'https://node2.contoso.com:4248/' }, /^Port 4248 is/],
    [
      'a short host name on another node',
      { authUrl: 'https://node2:4244/' },
      /^The authentication address has/,
    ],
    [
      'another DNS domain behind Kerberos',
      {
        authUrl: 'https://node2.fabrikam.com:4244/',
        singleSignOn: {
          mode: 'kerberos',
          servicePrincipalName: 'HTTP/qlik.contoso.com',
          loginIdentity: 'userPrincipalName',
        },
      },
      /different DNS domains, contoso\.com and fabrikam\.com/,
    ],
    ['the old port of a new release', { release: 'newer' }, /^Since April 2018 .* Check that it uses 4244/],
    ['a short host name', { qlikUrl: 'https://qlik/' }, /short host name/],
    [
      'a domain of the organisation',
      { externalDomain: 'contoso.com' },
      /^Names in contoso\.com need a CNAME/,
    ],
    [
      'an SPN of another host',
      {
        singleSignOn: {
          mode: 'kerberos',
          servicePrincipalName: 'HTTP/other.contoso.com',
          loginIdentity: 'userPrincipalName',
        },
      },
      /^The SPN names other\.contoso\.com/,
    ],
  ];
  for (const [what, input, says] of cases)
    it(`tell of ${what}`, () => {
      const told = warnings(input);

      assert.equal(told.length, 1, told.join('\n'));
      assert.match(told.join(), says);
    });

  it('tell that nobody has access', () => {
    const nobody = { ...aDesired(quiet), principals: [] };

    assert.match(desiredWarnings(nobody, facts()).map(english).join(), /^No users or groups/);
  });

  it('tell of a connector that is alone, or too old for WebSocket', () => {
    assert.match(warnings({}, facts(['1.5.3437.0'])).join(), /^Only one connector of Data centre is active/);
    assert.match(
      warnings({}, facts(['1.5.611.0', '1.5.612.0', '1.6.0.0', 'unknown'])).join(),
      /^PROXY01: connector too old/,
    );
  });

  it('are none for a publication that is taken down', () => {
    assert.deepEqual(desiredWarnings({ ...aDesired(), applications: [] }, facts()), []);
  });
});
