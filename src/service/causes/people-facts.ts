import type { User } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../graph/client.ts';
import { listDirectUsers } from '../../graph/groups.ts';
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
  return [...new Map(all.map((user) => [user.id, factsOf(user)])).values()];
}

function factsOf(user: User): PersonFacts {
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
    isLicensed: null,
  };
}
