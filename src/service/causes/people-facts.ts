import type { User } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../graph/client.ts';
import { isForbidden } from '../../graph/graph-error.ts';
import { listDirectUsers } from '../../graph/groups.ts';
import { haveLicences } from '../../graph/licences.ts';
import { findUsers } from '../../graph/users.ts';
import type { Principal } from '../model/publication/desired.ts';
import { idsOf } from '../preflight/ids-of.ts';
import type { PersonFacts } from './facts.ts';

/** Reads the users among the principals, and up to 999 direct members of each group. Throws what Graph throws. */
export async function readPeople(graph: Graph, principals: readonly Principal[]): Promise<PersonFacts[]> {
  const [users, members] = await Promise.all([
    findUsers(graph, idsOf(principals, 'User')),
    listDirectUsers(graph, idsOf(principals, 'Group')),
  ]);
  const all = [...users.flat(), ...members.flat()];
  const people = [...new Map(all.map((user) => [user.id, user])).values()];
  const licensed = await licencesOf(graph, people);
  return people.map((user) => factsOf(user, licensed.get(user.id ?? '') ?? null));
}

/** Graph answers for one person at a time, so that members of large groups are left out. */
const mostAsked = 100;

async function licencesOf(graph: Graph, people: readonly User[]): Promise<Map<string, boolean | null>> {
  const ids = people.slice(0, mostAsked).flatMap(({ id }) => id ?? []);
  // Whoever may read people may not always read their licences.
  const answers = await haveLicences(graph, ids).catch((error: unknown) => {
    if (isForbidden(error)) return [];
    throw error;
  });
  return new Map(ids.map((id, i) => [id, answers[i] ?? null]));
}

function factsOf(user: User, isLicensed: boolean | null): PersonFacts {
  const upn = user.onPremisesUserPrincipalName ?? '';
  const account = user.onPremisesSamAccountName ?? '';
  return {
    id: user.id ?? '',
    name: user.displayName || (user.userPrincipalName ?? ''),
    userPrincipalName: user.userPrincipalName ?? '',
    isGuest: user.userType === 'Guest',
    isEnabled: user.accountEnabled !== false,
    onPremisesUserPrincipalName: upn,
    onPremisesSamAccountName: account,
    isSynchronised: Boolean(user.onPremisesSyncEnabled) || upn !== '' || account !== '',
    isLicensed,
  };
}
