import type { Group } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { readManyLists } from './call/batch/read-many.ts';
import { quote, segment } from './call/odata.ts';
import { readOne } from './call/paging.ts';
import { findMany } from './find-many.ts';

const properties = 'id,displayName,mail,mailEnabled,securityEnabled,groupTypes';

/** A group by object id; null = not there. */
export async function getGroup(graph: Graph, id: string): Promise<Group | null> {
  return readOne(graph.api(`/groups/${segment(id)}`).select(properties));
}

/** The groups that a text names: an object id or an exact display name, which need not be unique. */
export async function findGroups(graph: Graph, text: string): Promise<Group[]> {
  return (await findGroupsMany(graph, [text])).flat();
}

/** As findGroups for each of many texts, in their order, 20 in a call. */
export async function findGroupsMany(graph: Graph, texts: readonly string[]): Promise<Group[][]> {
  return findMany(graph, texts, '/groups', properties, (text) => `displayName eq ${quote(text)}`);
}

/** The groups inside a group, one level down: their members inherit no app role. */
export async function listNestedGroups(graph: Graph, id: string): Promise<Group[]> {
  return (await listNestedGroupsOf(graph, [id])).flat();
}

/** As listNestedGroups for each of many groups, in their order, 20 in a call; a group that is gone has none. */
export async function listNestedGroupsOf(graph: Graph, groupIds: readonly string[]): Promise<Group[][]> {
  const paths = groupIds.map(
    (id) => `/groups/${segment(id)}/members/microsoft.graph.group?$select=id,displayName&$top=999`,
  );
  const lists = await readManyLists<Group>(graph, 'v1.0', paths);
  return lists.map((list) => list ?? []);
}
