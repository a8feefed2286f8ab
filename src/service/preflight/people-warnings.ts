import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { User } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../graph/client.ts';
import { findGroups, listDirectUsers } from '../../graph/groups.ts';
import { findUsers } from '../../graph/users.ts';
import type { DesiredApplication, Principal } from '../model/publication/desired.ts';
import { idsOf } from './ids-of.ts';
import { unfitGroup } from './unfit.ts';

type SignOn = DesiredApplication['singleSignOn'];

const mostNamed = 3;

/**
 * Returns what an approver should know about the people who get access, or whose sign-on changes. With Kerberos it
 * looks at up to 999 members of each group, too. Throws what Graph throws.
 */
export async function peopleWarnings(
  graph: Graph,
  principals: readonly Principal[],
  singleSignOn: SignOn,
): Promise<Text[]> {
  const isKerberos = singleSignOn.mode === 'kerberos';
  const [users, groups, members] = await Promise.all([
    findUsers(graph, idsOf(principals, 'User')),
    findGroups(graph, idsOf(principals, 'Group')),
    isKerberos ? listDirectUsers(graph, idsOf(principals, 'Group')) : [],
  ]);
  const people = [...users.flat(), ...members.flat()];
  const everybody = [...new Map(people.map((one) => [one.id, one])).values()];
  return [
    ...(isKerberos ? kerberosWarnings(everybody, singleSignOn.loginIdentity) : guestWarnings(everybody)),
    ...groups.flat().flatMap((group) => unfitGroup(group, group.displayName ?? '') || []),
  ];
}

function guestWarnings(people: readonly User[]): Text[] {
  const guests = people.filter(({ userType }) => userType === 'Guest');
  if (guests.length === 0) return [];
  return [
    sentence(
      '{count, plural, one {# guest} other {# guests}} ({who}): Qlik Sense must know {count, plural, one {this account} other {each of these accounts}}.',
      {
        count: guests.length,
        who: namesOf(guests),
      },
    ),
  ];
}

/**
 * Application Proxy asks Active Directory for a ticket in the name of the user principal name where the chosen
 * attribute is empty. Guests and people who were never synchronised can therefore sign in, if Active Directory has an
 * account for them.
 * https://github.com/MicrosoftDocs/azure-docs/issues/29880
 * https://learn.microsoft.com/entra/external-id/hybrid-cloud-to-on-premises
 */
function kerberosWarnings(people: readonly User[], loginIdentity: string): Text[] {
  const [unknown, known] = [people.filter((one) => !isSynchronised(one)), people.filter(isSynchronised)];
  const [missing, lacks] = attributeOf(loginIdentity);
  const lacking = known.filter(lacks);
  return [
    ...(unknown.length > 0
      ? [
          sentence(
            '{count, plural, one {# person is} other {# people are}} not synchronised from Active Directory ({who}): Kerberos works only if it has an account with the same user principal name.',
            { count: unknown.length, who: namesOf(unknown) },
          ),
        ]
      : []),
    ...(lacking.length > 0
      ? [
          sentence(
            '{count, plural, one {# person has} other {# people have}} no {missing} ({who}): Kerberos uses the user principal name instead.',
            { count: lacking.length, missing, who: namesOf(lacking) },
          ),
        ]
      : []),
  ];
}

function isSynchronised(user: User): boolean {
  const { onPremisesSyncEnabled, onPremisesUserPrincipalName, onPremisesSamAccountName } = user;
  return Boolean(onPremisesSyncEnabled || onPremisesUserPrincipalName || onPremisesSamAccountName);
}

function attributeOf(loginIdentity: string): [name: Text, lacks: (user: User) => boolean] {
  if (loginIdentity.startsWith('onPremisesUserPrincipal'))
    return [sentence('on-premises user principal name'), (user) => !user.onPremisesUserPrincipalName];
  if (loginIdentity === 'onPremisesSAMAccountName')
    return [sentence('on-premises SAM account name'), (user) => !user.onPremisesSamAccountName];
  return ['', () => false];
}

/** "Ann, Ben, Cem and 4 more" */
function namesOf(people: readonly User[]): Text {
  const more = people.length - mostNamed;
  const names = people.slice(0, mostNamed).map((one) => one.displayName || (one.userPrincipalName ?? ''));
  return listed([...names, more > 0 ? sentence('{more} more', { more: String(more) }) : '']);
}
