import type { User } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import type { BatchResult } from './call/batch/batch-result.ts';
import { inBatches } from './call/batch/in-batches.ts';
import { sendBatch } from './call/batch/send-batch.ts';
import { quote, segment } from './call/odata.ts';
import { findFiltered, findMany } from './find-many.ts';

/** Properties selected whenever users are looked up. */
export const userProperties = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'accountEnabled',
  'userType',
  'onPremisesUserPrincipalName',
  'onPremisesSamAccountName',
  'onPremisesSyncEnabled',
].join(',');

/** https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups */
const groupIdsPerCheck = 20;

/** Finds the users that each text identifies, in the order of the texts, 20 in a call. A text is an object id, a UPN or
 * an e-mail address. Usually finds one user, none if unknown, several if an address is one user's UPN and another's
 * mail. */
export async function findUsers(graph: Graph, texts: readonly string[]): Promise<User[][]> {
  const filter = (text: string) => `userPrincipalName eq ${quote(text)} or mail eq ${quote(text)}`;
  return findMany(graph, texts, '/users', userProperties, filter);
}

/** Finds the users who get mail at each address, which need not be their first one, in order, 20 in a call.
 * https://learn.microsoft.com/graph/api/resources/user (proxyAddresses) */
export async function findUsersByOtherAddress(graph: Graph, addresses: readonly string[]): Promise<User[][]> {
  const filters = addresses.map((one) => `proxyAddresses/any(p:p eq ${quote(`smtp:${one}`)})`);
  return findFiltered(graph, filters, '/users', userProperties);
}

/** Finds the users with exactly one of the display names, for each list of names, in order, 20 in a call. */
export async function findUsersByName(
  graph: Graph,
  names: readonly (readonly string[])[],
): Promise<User[][]> {
  const filters = names.map((each) => each.map((name) => `displayName eq ${quote(name)}`).join(' or '));
  return findFiltered(graph, filters, '/users', userProperties);
}

/** Finds a few users for each text whose display name, first name or last name begins with it, in order, 20 in a call.
 * https://learn.microsoft.com/graph/aad-advanced-queries */
export async function findUsersLike(graph: Graph, texts: readonly string[], most: number): Promise<User[][]> {
  const names = ['displayName', 'givenName', 'surname'];
  const filters = texts.map((text) => names.map((name) => `startswith(${name},${quote(text)})`).join(' or '));
  return findFiltered(graph, filters, '/users', userProperties, most);
}

/** Returns those of `groupIds` that the user is a direct or indirect member of. Throws if the user is unknown. */
export async function checkMemberGroups(graph: Graph, userId: string, groupIds: string[]): Promise<string[]> {
  const memberOf: string[] = [];
  for (let start = 0; start < groupIds.length; start += groupIdsPerCheck) {
    const asked = { groupIds: groupIds.slice(start, start + groupIdsPerCheck) };
    const answer: { value: string[] } = await graph
      .api(`/users/${segment(userId)}/checkMemberGroups`)
      .post(asked);
    memberOf.push(...answer.value);
  }
  return memberOf;
}

/** Like `checkMemberGroups` for many users, in their order, 20 in a call; a deleted user is a member of no group. */
export async function checkMemberGroupsOfMany(
  graph: Graph,
  userIds: readonly string[],
  groupIds: readonly string[],
): Promise<string[][]> {
  const memberOf = userIds.map((): string[] => []);
  for (let start = 0; start < groupIds.length; start += groupIdsPerCheck) {
    const body = { groupIds: groupIds.slice(start, start + groupIdsPerCheck) };
    const found = await inBatches(userIds, async (ids) => {
      const url = (id: string) => `/users/${segment(id)}/checkMemberGroups`;
      const items = ids.map((id) => ({ method: 'POST' as const, url: url(id), body, isRepeatable: true }));
      return (await sendBatch(graph, 'v1.0', items)).map(groupIdsIn);
    });
    found.forEach((ids, i) => memberOf[i]?.push(...ids));
  }
  return memberOf;
}

function groupIdsIn({ status, error, body }: BatchResult): string[] {
  if (status === 404) return [];
  if (error) throw error;
  return (body as { value: string[] }).value;
}

/**
 * Whether a user is a member of the organisation or a guest. Throws if the user is unknown. A user created before
 * `userType` existed counts as a member if the UPN lacks `#EXT#`, otherwise as a guest.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
export async function getUserKind(graph: Graph, userId: string): Promise<'member' | 'guest'> {
  const user: User = await graph
    .api(`/users/${segment(userId)}`)
    .select('id,userType,userPrincipalName')
    .get();
  if (user.id?.toLowerCase() !== userId.toLowerCase()) throw new RangeError('Graph returned another user');
  const kind = user.userType ?? (user.userPrincipalName?.includes('#EXT#') === false ? 'Member' : 'Guest');
  return kind.toLowerCase() === 'member' ? 'member' : 'guest';
}

/** Reads any one user with the properties that form validation needs, to test whether users can be read at all. */
export async function anyUser(graph: Graph): Promise<void> {
  await graph.api('/users').select('id,accountEnabled,userType').top(1).get();
}
