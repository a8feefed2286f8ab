import { randomUUID } from 'node:crypto';
import { listDirectUsers } from '../../graph/groups.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Person } from '../model/view.ts';

/** More members of groups than these are not asked one by one: the card where the request was made asks them. */
const mostMembers = 20;

/** So many users are asked in their own chats; the others can answer on the card that announces the publication. */
const mostUsers = 100;

/** Returns the users to ask in their own chats, and how many more there are. */
export function usersToAsk(desired: Pick<Desired, 'principals'>): { users: Person[]; others: number } {
  const all = usersOf(desired);
  return { users: all.slice(0, mostUsers), others: Math.max(0, all.length - mostUsers) };
}

/** Returns the users assigned to a publication, with their ids in lower case. */
export function usersOf({ principals }: Pick<Desired, 'principals'>): Person[] {
  return principals
    .filter(({ type }) => type === 'User')
    .map(({ id, displayName }) => ({ aadObjectId: id.toLowerCase(), name: displayName }));
}

/** Returns the object ids of the groups assigned to a publication. */
export function groupIdsOf({ principals }: Pick<Desired, 'principals'>): string[] {
  return principals.filter(({ type }) => type === 'Group').map(({ id }) => id);
}

/**
 * Reads who is in the groups assigned to a publication, if they are few; those of nested groups have no access. Throws
 * what Graph throws.
 */
export async function fewMembersOf({ graphFor }: Deps, desired: Desired): Promise<Person[]> {
  const ids = groupIdsOf(desired);
  if (ids.length === 0) return [];
  const members = (await listDirectUsers(graphFor(randomUUID()), ids)).flat();
  const people = new Map(
    members
      .filter(({ accountEnabled }) => accountEnabled !== false)
      .map(({ id, displayName }) => [(id ?? '').toLowerCase(), displayName ?? '']),
  );
  people.delete('');
  return people.size > mostMembers ? [] : [...people].map(([aadObjectId, name]) => ({ aadObjectId, name }));
}
