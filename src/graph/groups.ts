import type { Group, User } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { readMany, readManyLists } from './call/batch/read-many.ts';
import { quote, segment } from './call/odata.ts';
import { readOne } from './call/paging.ts';
import { findFiltered, findMany } from './find-many.ts';
import { userProperties } from './users.ts';

const properties = 'id,displayName,mail,mailEnabled,securityEnabled,groupTypes';

/** Returns a group by object id; null = not found. */
export async function getGroup(graph: Graph, id: string): Promise<Group | null> {
  return readOne(graph.api(`/groups/${segment(id)}`).select(properties));
}

/** Finds the groups that each text identifies, in the order of the texts, 20 in a call. A text is an object id, an
 * e-mail address or an exact display name, which need not be unique. */
export async function findGroups(graph: Graph, texts: readonly string[]): Promise<Group[][]> {
  const filter = (text: string) => `displayName eq ${quote(text)} or mail eq ${quote(text)}`;
  return findMany(graph, texts, '/groups', properties, filter);
}

/** Finds a few groups for each text whose display name begins with it, in order, 20 in a call. */
export async function findGroupsLike(
  graph: Graph,
  texts: readonly string[],
  most: number,
): Promise<Group[][]> {
  const filters = texts.map((text) => `startswith(displayName,${quote(text)})`);
  return findFiltered(graph, filters, '/groups', properties, most);
}

/** Lists the users directly in each group, at most 999 for each, in the order of the ids, 20 in a call. A deleted group
 * has none. */
export async function listDirectUsers(graph: Graph, groupIds: readonly string[]): Promise<User[][]> {
  const paths = groupIds.map(
    (id) => `/groups/${segment(id)}/members/microsoft.graph.user?$select=${userProperties}&$top=999`,
  );
  const pages = await readMany<{ value: User[] }>(graph, 'v1.0', paths);
  return pages.map((page) => page?.value ?? []);
}

/** Lists the direct subgroups of each group, in the order of the ids, 20 in a call; members of subgroups inherit no app
 * role. A deleted group has none. */
export async function listNestedGroups(graph: Graph, groupIds: readonly string[]): Promise<Group[][]> {
  const paths = groupIds.map(
    (id) => `/groups/${segment(id)}/members/microsoft.graph.group?$select=id,displayName&$top=999`,
  );
  const lists = await readManyLists<Group>(graph, 'v1.0', paths);
  return lists.map((list) => list ?? []);
}

/** Returns the users in a group, including those in nested groups; null = the group has more than `most` members in
 * all.
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers */
export async function listFewUsers(graph: Graph, groupId: string, most: number): Promise<User[] | null> {
  const answer: { value: (User & { '@odata.type'?: string })[] } = await graph
    .api(`/groups/${segment(groupId)}/transitiveMembers`)
    .select('id,displayName,accountEnabled')
    .top(most + 1)
    .get();
  if (answer.value.length > most) return null;
  return answer.value.filter((member) => member['@odata.type'] === '#microsoft.graph.user');
}
