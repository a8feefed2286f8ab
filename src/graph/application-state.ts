import type { Application, AppRoleAssignment, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { ConnectorGroup, OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { applicationProperties } from './applications.ts';
import type { Graph } from './client.ts';
import { readMany, readManyAllowed } from './call/batch/read-many.ts';
import { quote, segment } from './call/odata.ts';
import { readRest, type Page } from './call/paging.ts';
import { servicePrincipalProperties } from './service-principals.ts';

/** Object ids of an application and its service principal; `servicePrincipalId` is `''` while unknown. */
export interface KnownApplication {
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
}

/** Everything the bot reads about one application; null = not found. */
export interface ApplicationState {
  application: Application | null;
  servicePrincipal: ServicePrincipal | null;
  assignments: AppRoleAssignment[] | null;
  publishing: OnPremisesPublishing | null;
  connectorGroup: ConnectorGroup | null;
  /** Graph shows the connector group to none of the callers. */
  isConnectorGroupHidden: boolean;
}

/** Reads up to six applications with two parallel calls, one for each Graph version; more applications and further
 * pages of assignments take more calls. What Graph does not show to `graph` is read once more through `other`; null =
 * there is nobody else to ask. */
export async function readApplicationStates(
  graph: Graph,
  known: readonly KnownApplication[],
  other: Graph | null = null,
): Promise<ApplicationState[]> {
  const [directory, proxy] = await Promise.all([
    readMany<unknown>(graph, 'v1.0', known.flatMap(directoryPaths)),
    readProxy(graph, other, known.flatMap(proxyPaths)),
  ]);
  return Promise.all(
    known.map(async (_, i) => {
      const [application, servicePrincipal, page] = directory.slice(i * 3, i * 3 + 3) as DirectoryAnswers;
      const [published, group] = proxy.slice(i * 2, i * 2 + 2) as ProxyAnswers;
      if (published instanceof Error) throw published;
      const isConnectorGroupHidden = group instanceof Error;
      return {
        application,
        servicePrincipal,
        assignments: page && (await readRest(graph, page)),
        publishing: published?.onPremisesPublishing ?? null,
        connectorGroup: isConnectorGroupHidden ? null : group,
        isConnectorGroupHidden,
      };
    }),
  );
}

async function readProxy(graph: Graph, other: Graph | null, paths: readonly string[]): Promise<unknown[]> {
  const answers = await readManyAllowed<unknown>(graph, 'beta', paths);
  const hidden = paths.filter((_, i) => answers[i] instanceof Error);
  if (!other || hidden.length === 0) return answers;
  const shown = await readManyAllowed<unknown>(other, 'beta', hidden);
  const byPath = new Map(hidden.map((path, i) => [path, shown[i]]));
  return answers.map((answer, i) => (answer instanceof Error ? byPath.get(paths[i] ?? '') : answer));
}

type DirectoryAnswers = [Application | null, ServicePrincipal | null, Page<AppRoleAssignment> | null];
type Published = { onPremisesPublishing?: OnPremisesPublishing | null };
type ProxyAnswers = [Published | Error | null, ConnectorGroup | Error | null];

/** Same order as DirectoryAnswers. */
function directoryPaths({ applicationId, appId, servicePrincipalId }: KnownApplication): string[] {
  const key = servicePrincipalId ? `/${segment(servicePrincipalId)}` : `(appId=${quote(appId)})`;
  return [
    `/applications/${segment(applicationId)}?$select=${applicationProperties}`,
    `/servicePrincipals${key}?$select=${servicePrincipalProperties}`,
    `/servicePrincipals${key}/appRoleAssignedTo?$top=999`,
  ];
}

/** Same order as ProxyAnswers. */
function proxyPaths({ applicationId }: KnownApplication): string[] {
  const application = `/applications/${segment(applicationId)}`;
  return [`${application}?$select=id,onPremisesPublishing`, `${application}/connectorGroup`];
}

/** Finds the applications with exactly each display name, oldest first; one call for up to 20 names. Names are not
 * unique, and lists lag behind. */
export async function findApplicationsByName(
  graph: Graph,
  names: readonly string[],
): Promise<Application[][]> {
  const paths = names.map((name) => {
    const filter = `displayName eq ${quote(name)}`.replaceAll(' ', '%20');
    return `/applications?$filter=${filter}&$select=${applicationProperties}`;
  });
  const lists = await readMany<{ value: Application[] }>(graph, 'v1.0', paths);
  return lists.map((list) =>
    (list?.value ?? []).toSorted((a, b) => createdAt(a).localeCompare(createdAt(b))),
  );
}

function createdAt({ createdDateTime }: Application): string {
  return createdDateTime ?? '';
}
