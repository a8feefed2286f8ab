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

/** The groups that each text names, in the order of the texts, 20 in a call: an object id or an exact display name,
 * which need not be unique. */
export async function findGroups(graph: Graph, texts: readonly string[]): Promise<Group[][]> {
  return findMany(graph, texts, '/groups', properties, (text) => `displayName eq ${quote(text)}`);
}

/** The groups inside each group, one level down, in the order of the ids, 20 in a call: their members inherit no app
 * role. A group that is gone has none. */
export async function listNestedGroups(graph: Graph, groupIds: readonly string[]): Promise<Group[][]> {
  const paths = groupIds.map(
    (id) => `/groups/${segment(id)}/members/microsoft.graph.group?$select=id,displayName&$top=999`,
  );
  const lists = await readManyLists<Group>(graph, 'v1.0', paths);
  return lists.map((list) => list ?? []);
}
