import { sentence, type Text } from '../../../language/sentence.ts';
import type { Cause, Look } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { hubOf, internalHost, machines, quoted, servers } from '../names.ts';

const topic = sentence('Kerberos');

/** The SPN that was approved; `''` = the hub signs nobody in by Kerberos. */
function spnOf(facts: Facts): string {
  const signOn = hubOf(facts)?.singleSignOn;
  return signOn?.mode === 'kerberos' ? signOn.servicePrincipalName : '';
}

/** Without Kerberos there is nothing to get wrong; with it, nothing in Active Directory can be seen from here. */
const usesKerberos = (facts: Facts): Look => {
  if (hubOf(facts)?.singleSignOn.mode === 'kept') return 'unseen';
  return spnOf(facts) === '' ? 'fine' : 'unseen';
};

/** Where another one than what was approved is kept, the usual one. */
const spnToCheck = (facts: Facts): string => spnOf(facts) || `HTTP/${internalHost(facts)}`;

const applies = (facts: Facts): boolean => usesKerberos(facts) !== 'fine';

/** The host in an SPN such as `HTTP/qlik.contoso.com:443`, and the one in the internal URL, with or without domain. */
function isForAnotherHost(facts: Facts): boolean {
  const host = spnOf(facts).split('/')[1]?.split(':')[0]?.toLowerCase() ?? '';
  const wanted = internalHost(facts);
  return host !== wanted && host !== wanted.split('.')[0];
}

const connectorNames = ({ connectorGroup }: Facts): string[] =>
  (connectorGroup?.connectors ?? [])
    .map(({ machineName }) => machineName.split('.')[0] ?? '')
    .filter(Boolean);

function computers(facts: Facts, property: string): string[] {
  return connectorNames(facts).map((name) => `Get-ADComputer ${quoted(name)} -Properties ${property}`);
}

const connectors = (facts: Facts): Text => machines(facts, 'active') || sentence('the connector servers');

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-proxy-back-end-kerberos-constrained-delegation-how-to */
const kerberosName: Cause = {
  id: 'kerberos-name',
  row: 28,
  applies,
  topic,
  looks: (facts) => {
    const look = usesKerberos(facts);
    return look === 'unseen' && spnOf(facts) !== '' && isForAnotherHost(facts) ? 'maybe' : look;
  },
  title: (facts) =>
    sentence('The SPN {spn} is misspelt, registered twice, or {machines} may not delegate to it', {
      spn: spnToCheck(facts),
      machines: connectors(facts),
    }),
  confirm: (facts) =>
    sentence(
      'The commands below must show {spn} once, on the account that runs Qlik Sense, and in the delegation of each connector.',
      { spn: spnToCheck(facts) },
    ),
  advice: (facts) =>
    sentence(
      'Register {spn} on that account only, and trust the connectors for delegation to it with “Use any authentication protocol”.',
      { spn: spnToCheck(facts) },
    ),
  who: 'active-directory',
  commands: (facts) => [
    `setspn -Q ${spnToCheck(facts)}`,
    'setspn -X',
    ...computers(facts, 'msDS-AllowedToDelegateTo, TrustedToAuthForDelegation'),
  ],
  answers: ['microsoft-error', 'qlik-login'],
  codes: ['12027', '13019', '13020', 'Incorrect Kerberos constrained delegation', 'Bad Gateway', '502'],
};

const kerberosRefused: Cause = {
  id: 'kerberos-refused',
  row: 29,
  applies,
  topic,
  looks: usesKerberos,
  title: (facts) =>
    sentence('Qlik Sense on {host} refuses the Kerberos ticket', { host: internalHost(facts) }),
  confirm: (facts) =>
    sentence(
      'Set single sign-on to none, “update {name}”, and open it again: if Qlik Sense then asks for a password, it was Kerberos.',
      { name: facts.desired.name },
    ),
  advice: () =>
    sentence(
      'Qlik Management Console, Proxies: tick “Kerberos authentication”; the service account must own the SPN. Extended protection must be off.',
    ),
  who: 'qlik',
  commands: (facts) => [
    `setspn -Q ${spnToCheck(facts)}`,
    ...servers(facts)
      .slice(0, 1)
      .map(({ origin }) => `curl.exe -v --negotiate -u : ${origin}/hub/`),
  ],
  answers: ['microsoft-error', 'qlik-login'],
  codes: ['13022', '12008', '401', 'Forbidden', '403'],
};

const connectorDomain: Cause = {
  id: 'connector-domain',
  row: 30,
  applies,
  topic,
  looks: usesKerberos,
  title: (facts) =>
    sentence('{machines} is outside the domain, has a wrong clock, or may not read accounts', {
      machines: connectors(facts),
    }),
  confirm: () => sentence('Run the commands below on each connector server.'),
  advice: () =>
    sentence(
      'Join the server to the domain of Qlik Sense or one that it trusts, mend its clock, and add its computer account to “Windows Authorization Access Group”.',
    ),
  who: 'active-directory',
  commands: (facts) => [
    'nltest /sc_query:$env:USERDNSDOMAIN',
    'w32tm /query /status',
    ...computers(facts, 'MemberOf'),
  ],
  answers: ['microsoft-error'],
  codes: ['Forbidden', '403', 'user could not be authorized'],
};

const hostAlias: Cause = {
  id: 'host-alias',
  row: 32,
  applies,
  topic,
  looks: usesKerberos,
  title: (facts) =>
    sentence('{host} is an alias in DNS, so that Kerberos asks for another name', {
      host: internalHost(facts),
    }),
  confirm: () => sentence('The command below shows a CNAME record.'),
  advice: (facts) => sentence('Give {host} an address record of its own.', { host: internalHost(facts) }),
  who: 'dns',
  commands: (facts) => [`Resolve-DnsName ${internalHost(facts)}`],
  answers: ['microsoft-error', 'qlik-login'],
  codes: ['12027'],
};

/** What can be wrong with Kerberos, which only its administrators see. */
export const kerberosCauses: readonly Cause[] = [kerberosName, kerberosRefused, connectorDomain, hostAlias];
