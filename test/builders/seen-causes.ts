import type { Facts } from '../../src/service/causes/facts.ts';
import type { ObservedApplication } from '../../src/service/model/publication/observed.ts';
import { aGroup, aPerson, aVisit, factsAfter, goodFacts } from './facts.ts';
import { aDesired, everythingOf } from './publication.ts';

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

/** Returns the facts of a publication that was asked for in another way. */
export function withDesired(changes: Parameters<typeof aDesired>[0], overrides: Partial<Facts> = {}): Facts {
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
export const seenCauses: Record<string, [facts: Facts, ...says: string[]]> = {
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
  'no-answer': [goodFacts({ outside: [aVisit('answer')] }), 'The answer is wrong.', 'repair qlik'],
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
  settling: [goodFacts({ isSettling: true, outside: [] })],
  'connector-old': [oldConnector(), 'CONN-01'],
  'kerberos-name': [
    withDesired({ singleSignOn: wrongName }),
    'setspn -Q HTTP/other',
    "Get-ADComputer 'CONN-01'",
  ],
  'link-fragment': [withFragment()],
};
