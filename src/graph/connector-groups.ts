import type { Connector, ConnectorGroup } from '@microsoft/microsoft-graph-types-beta';
import type { Graph } from './client.ts';
import { readManyAllowed } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';
import { readAll, readOne } from './call/paging.ts';

const groups = '/onPremisesPublishingProfiles/applicationProxy/connectorGroups';

/** Lists all connector groups; `region` may be a value that the types do not include. */
export async function listConnectorGroups(graph: Graph): Promise<ConnectorGroup[]> {
  return readAll(graph, graph.api(groups).version('beta'));
}

/** Returns a connector group; null = not found. */
export async function getConnectorGroup(graph: Graph, id: string): Promise<ConnectorGroup | null> {
  return readOne(graph.api(`${groups}/${segment(id)}`).version('beta'));
}

/** Lists the connectors of a group with their current status. */
export async function listConnectorGroupMembers(
  graph: Graph,
  connectorGroupId: string,
): Promise<Connector[]> {
  return readAll(graph, graph.api(`${groups}/${segment(connectorGroupId)}/members`).version('beta'));
}

/**
 * Returns the connector group that serves an application; shortly after a change this can still be the previous one.
 */
export async function getApplicationConnectorGroup(
  graph: Graph,
  applicationId: string,
): Promise<ConnectorGroup | null> {
  return readOne(graph.api(`/applications/${segment(applicationId)}/connectorGroup`).version('beta'));
}

/** Returns the connector group ids of applications, by application id; those that Graph does not show are left out. */
export async function listConnectorGroupIds(
  graph: Graph,
  applicationIds: readonly string[],
): Promise<Map<string, string>> {
  const paths = applicationIds.map((id) => `/applications/${segment(id)}/connectorGroup`);
  const found = await readManyAllowed<ConnectorGroup>(graph, 'beta', paths);
  return new Map(
    applicationIds.flatMap((id, i) => {
      const group = found[i];
      return group && !(group instanceof Error) && group.id ? [[id, group.id] as const] : [];
    }),
  );
}

/** Assigns an application to a connector group; Graph refuses this until the application is published. */
export async function assignConnectorGroup(
  graph: Graph,
  applicationId: string,
  connectorGroupId: string,
): Promise<void> {
  const reference = { '@odata.id': `${graph.url}/beta${groups}/${segment(connectorGroupId)}` };
  const path = `/applications/${segment(applicationId)}/connectorGroup/$ref`;
  await graph.api(path).version('beta').put(reference);
}
