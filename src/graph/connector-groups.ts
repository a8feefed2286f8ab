import type { Connector, ConnectorGroup } from '@microsoft/microsoft-graph-types-beta';
import type { Graph } from './client.ts';
import { readManyAllowed } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';
import { readAll, readOne, readRest, type Page } from './call/paging.ts';

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

/** Lists the object ids of the applications that each connector group serves, one call for 20 groups; null = that group
 * does not exist, or Graph does not show it. */
export async function listApplicationsOfGroups(
  graph: Graph,
  groupIds: readonly string[],
): Promise<(string[] | null)[]> {
  const paths = groupIds.map((id) => `${groups}/${segment(id)}/applications?$select=id&$top=999`);
  const pages = await readManyAllowed<Page<{ id: string }>>(graph, 'beta', paths);
  return Promise.all(
    pages.map(async (page) =>
      page && !(page instanceof Error) ? (await readRest(graph, page)).map(({ id }) => id) : null,
    ),
  );
}

/** Lists the connectors of each group as they are now, one call for 20 groups; null = that group does not exist, or
 * Graph does not show it. */
export async function listConnectorsOfGroups(
  graph: Graph,
  groupIds: readonly string[],
): Promise<(Connector[] | null)[]> {
  const pages = await readManyAllowed<Page<Connector>>(
    graph,
    'beta',
    groupIds.map((id) => `${groups}/${segment(id)}/members`),
  );
  return Promise.all(
    pages.map(async (page) => (page && !(page instanceof Error) ? readRest(graph, page) : null)),
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
