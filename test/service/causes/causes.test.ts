import assert from 'node:assert/strict';
import { english, say } from '../../../src/language/say.ts';
import { causes } from '../../../src/service/causes/causes.ts';
import type { Facts } from '../../../src/service/causes/facts.ts';
import { likely } from '../../../src/service/causes/likely.ts';
import type { ObservedApplication } from '../../../src/service/model/publication/observed.ts';
import type { Seen } from '../../../src/service/model/publication/seen.ts';
import { aGroup, aPerson, aVisit, factsAfter, goodFacts } from '../../builders/facts.ts';
import { aDesired, everythingOf } from '../../builders/publication.ts';

const hub = (change: (hub: ObservedApplication) => void) =>
  factsAfter(({ hub: there }) => {
    if (there) change(there);
  });
const both = (change: (one: ObservedApplication) => void) =>
  factsAfter((observed) => {
    for (const one of [observed.hub, observed.auth]) if (one) change(one);
  });
const failed = (code: number) =>
  goodFacts({
    failedSignIns: [{ appId: 'hub-app', userName: 'Ben', at: new Date(), code, reason: '' }],
  });

function withDesired(changes: Parameters<typeof aDesired>[0], overrides: Partial<Facts> = {}): Facts {
  const desired = aDesired(changes);
  return goodFacts({ desired, observed: everythingOf(desired), ...overrides });
}

function oldConnector(): Facts {
  const group = aGroup('active', 'active');
  for (const connector of group.connectors.slice(0, 1)) connector.version = '1.5.500.0';
  return goodFacts({ connectorGroup: group });
}

function withFragment(): Facts {
  const facts = goodFacts();
  for (const one of facts.desired.applications.slice(0, 1)) one.entryPath = '/hub/#sheet';
  return facts;
}

const wrongName = {
  mode: 'kerberos',
  servicePrincipalName: 'HTTP/other',
  loginIdentity: 'userPrincipalName',
} as const;
const byAccount = {
  mode: 'kerberos',
  servicePrincipalName: 'HTTP/qlik',
  loginIdentity: 'onPremisesSAMAccountName',
} as const;

/** What can be seen from here, by id: facts that show it, and words that its texts and commands must hold. */
const seen: Record<string, [facts: Facts, ...says: string[]]> = {
  'proxy-off': [goodFacts({ isProxyEnabled: false })],
  'no-premium': [goodFacts({ isPremium: false })],
  'no-connectors': [goodFacts({ connectorGroup: aGroup() }), 'Data centre', 'update qlik'],
  'connectors-inactive': [
    goodFacts({ connectorGroup: aGroup('inactive', 'inactive') }),
    'CONN-01 and CONN-02',
    'Restart-Service',
  ],
  'one-connector': [goodFacts({ connectorGroup: aGroup('active', 'inactive') }), 'CONN-01'],
  'another-application': [goodFacts({ outside: [aVisit('application')] }), 'qlik-contoso.msappproxy.net'],
  'connector-group': [hub((one) => (one.connectorGroupId = 'other')), 'Data centre', 'repair qlik'],
  'no-sign-in': [
    hub((one) => (one.publishing = { ...one.publishing, externalAuthenticationType: 'passthru' })),
    'Qlik Sense qlik',
    'repair qlik',
  ],
  'domain-unverified': [withDesired({ externalDomain: 'fabrikam.com' }), 'qlik.fabrikam.com'],
  'name-missing': [goodFacts({ outside: [aVisit('name')] }), 'Resolve-DnsName qlik-contoso.msappproxy.net'],
  'name-settling': [goodFacts({ outside: [aVisit('name', 'settling')] }), 'qlik-contoso.msappproxy.net'],
  certificate: [goodFacts({ outside: [aVisit('certificate')] }), 'The certificate is wrong.'],
  'application-gone': [factsAfter((observed) => delete observed.auth), 'Qlik Sense qlik (authentication)'],
  'addresses-differ': [
    hub((one) => (one.redirectUris = [])),
    'Qlik Sense qlik',
    'qlik-contoso.msappproxy.net',
  ],
  'sign-in-off': [
    hub((one) => (one.servicePrincipal = { ...one.servicePrincipal, accountEnabled: false })),
    'repair qlik',
  ],
  'tokens-off': [hub((one) => (one.issuesIdTokens = false)), 'Qlik Sense qlik'],
  'address-taken': [hub((one) => (one.publishing = null)), 'repair qlik'],
  'not-assigned': [both((one) => (one.assigned = [])), 'Ann and Testers', 'repair qlik'],
  'one-application-only': [hub((one) => (one.assigned = [])), 'Ann and Testers'],
  'open-to-everybody': [
    hub((one) => (one.servicePrincipal = { ...one.servicePrincipal, appRoleAssignmentRequired: false })),
    'Qlik Sense qlik',
  ],
  'account-off': [goodFacts({ people: [aPerson({ isEnabled: false })] }), 'Ann'],
  'guest-kerberos': [
    goodFacts({ people: [aPerson({ isGuest: true, isSynchronised: false })] }),
    'Ann',
    "Get-ADUser -LDAPFilter '(userPrincipalName=ann@contoso.com)'",
  ],
  'no-licence': [goodFacts({ people: [aPerson({ isLicensed: false })] }), 'Give Ann a licence'],
  'no-login-identity': [
    withDesired({ singleSignOn: byAccount }, { people: [aPerson({ onPremisesSamAccountName: '' })] }),
    'Ann',
    'onPremisesSAMAccountName',
  ],
  'kerberos-on-auth': [
    factsAfter(({ auth }) => {
      if (auth)
        auth.publishing = {
          ...auth.publishing,
          singleSignOnSettings: { singleSignOnMode: 'onPremisesKerberos' },
        };
    }),
    '(authentication)',
  ],
  'only-a-path': [
    hub((one) => (one.publishing = { ...one.publishing, internalUrl: 'https://qlik.contoso.com/sense/' })),
    'Qlik Sense qlik',
  ],
  'conditional-access': [failed(53003), 'Ben'],
  'other-organisation': [failed(50020), 'Ben'],
  consent: [failed(65001), 'Ben'],
  settling: [goodFacts({ isSettling: true })],
  'connector-old': [oldConnector(), 'CONN-01'],
  'kerberos-name': [
    withDesired({ singleSignOn: wrongName }),
    'setspn -Q HTTP/other',
    "Get-ADComputer 'CONN-01'",
  ],
  'link-fragment': [withFragment()],
};

/** What only people see, by id: what they report, and words that the advice must hold. */
const asked: Record<string, [seen: Seen, detail: string, ...says: string[]]> = {
  'server-unreachable': ['microsoft-error', 'Bad Gateway', 'Test-NetConnection qlik.contoso.com -Port 4244'],
  'server-certificate': ['microsoft-error', '', 'curl.exe -v https://qlik.contoso.com/hub/'],
  'server-slow': ['microsoft-error', 'BackendTimeOut', '85 seconds'],
  'connector-blocked': ['microsoft-error', 'ConnectorError:Unauthorized', 'CONN-01 and CONN-02'],
  'credentials-altered': ['sign-in-error', 'AADSTS7000215', 'unpublish qlik'],
  'kerberos-refused': ['microsoft-error', 'event 13022', 'qlik.contoso.com'],
  'connector-domain': ['microsoft-error', 'user could not be authorized', "Get-ADComputer 'CONN-02'"],
  'host-alias': ['microsoft-error', '', 'Resolve-DnsName qlik.contoso.com'],
  'host-allow-list': ['connection-lost', '', 'qlik-auth-contoso.msappproxy.net'],
  'websocket-origin': ['connection-lost', 'CSWSH', 'qlik-contoso.msappproxy.net'],
  'websocket-cookie': ['connection-lost', ''],
  'early-close': ['connection-lost', 'after 5 minutes'],
  'user-agent': ['qlik-login', 'on my iPad'],
  'qlik-access': ['other', 'You cannot access Qlik Sense'],
  'qlik-port': ['other', 'stops at port 4244', 'qlik.contoso.com:4244'],
  'internal-links': ['other', 'ERR_NAME_NOT_RESOLVED', 'qlik.contoso.com'],
  'other-host-token': ['other', 'blocked by CORS', 'qlik-auth-contoso.msappproxy.net'],
  'header-translation': ['sign-in-error', 'redirect_uri_mismatch'],
};

const causeOf = (id: string) => {
  const cause = causes.find((one) => one.id === id);
  assert.ok(cause, `no cause is called ${id}`);
  return cause;
};

function saysAll(id: string, facts: Facts, words: readonly string[]): void {
  const cause = causeOf(id);
  const texts = [cause.title(facts), cause.confirm(facts), cause.advice(facts)];
  for (const text of texts) assert.notEqual(say('de', text), '');
  const all = [...texts.map(english), ...cause.commands(facts)].join('\n');
  for (const word of words) assert.ok(all.includes(word), `${word} is not in: ${all}`);
}

describe('causes', () => {
  const shown = (facts: Facts) =>
    causes.filter((cause) => ['found', 'maybe'].includes(cause.looks(facts))).map(({ id }) => id);

  for (const [id, [facts, ...says]] of Object.entries(seen))
    it(`has ${id} first, with the names of its publication`, () => {
      assert.equal(shown(facts)[0], id);
      const good = id === 'kerberos-name' ? withDesired({ singleSignOn: { mode: 'none' } }) : goodFacts();
      assert.equal(causeOf(id).looks(good), 'fine');
      saysAll(id, facts, says);
    });

  for (const [id, [what, detail, ...says]] of Object.entries(asked))
    it(`has ${id} among what explains “${what}${detail && ', '}${detail}”`, () => {
      const found = likely(goodFacts(), { seen: what, detail }).map((one) => one.id);
      assert.ok(detail === '' ? found.includes(id) : found.slice(0, 3).includes(id), found.join());
      assert.equal(causeOf(id).looks(goodFacts()), 'unseen');
      saysAll(id, goodFacts(), says);
    });

  it('finds nothing wrong with a publication that is as it should be', () => {
    assert.deepEqual(shown(goodFacts()), []);
  });

  it('calls nothing fine that was not read', () => {
    const unread = goodFacts({
      observed: null,
      connectorGroup: null,
      isProxyEnabled: null,
      isPremium: null,
      domains: null,
      people: null,
      outside: [],
      failedSignIns: null,
    });
    const fine = causes.filter((cause) => cause.looks(unread) === 'fine').map(({ id }) => id);

    assert.deepEqual(fine, ['domain-unverified', 'settling', 'link-fragment']);
    assert.deepEqual(shown(unread), []);
  });

  it('covers each of the 46 known rows, each id once', () => {
    const ids = causes.map(({ id }) => id);
    const rows = new Set(causes.map(({ row }) => row));

    assert.deepEqual(ids.toSorted(), Object.keys({ ...seen, ...asked }).toSorted());
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      Array.from({ length: 46 }, (_, i) => i + 1).filter((row) => !rows.has(row)),
      [],
    );
  });
});
