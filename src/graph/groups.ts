import type { Group } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { isObjectId, quote, segment } from './call/odata.ts';
import { readAll, readOne } from './call/paging.ts';

const properties = 'id,displayName,mail,mailEnabled,securityEnabled,groupTypes';

/** A group by object id; null = not there. */
export async function getGroup(graph: Graph, id: string): Promise<Group | null> {
  return readOne(graph.api(`/groups/${segment(id)}`).select(properties));
}

/** The groups that a text names: an object id or an exact display name, which need not be unique. */
export async function findGroups(graph: Graph, text: string): Promise<Group[]> {
  if (isObjectId(text)) {
    const group = await getGroup(graph, text);
    return group === null ? [] : [group];
  }
  const filter = `displayName eq ${quote(text)}`;
  return readAll(graph, graph.api('/groups').filter(filter).select(properties));
}

/** The groups inside a group, one level down: their members inherit no app role. */
export async function listNestedGroups(graph: Graph, id: string): Promise<Group[]> {
  const path = `/groups/${segment(id)}/members/microsoft.graph.group`;
  return readAll(graph, graph.api(path).select('id,displayName').top(999));
}
