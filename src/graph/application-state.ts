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

/** Who can change an application, or its service principal, whatever roles they have. */
export interface Owner {
  id: string;
  displayName?: string | null;
  /** Only people have one. */
  userPrincipalName?: string | null;
}

/** Everything the bot reads about one application; null = not found. */
export interface ApplicationState {
  application: Application | null;
  /** Those of the application, then those of its service principal; null = Graph does not show them. */
  owners: Owner[] | null;
  servicePrincipal: ServicePrincipal | null;
  assignments: AppRoleAssignment[] | null;
  publishing: OnPremisesPublishing | null;
  /** Why Graph shows none of the callers how it is published; null = it does. */
  publishingRefused: Error | null;
  connectorGroup: ConnectorGroup | null;
  /** Graph shows the connector group to none of the callers. */
  isConnectorGroupHidden: boolean;
}

/** Reads up to four applications with two parallel calls, one for each Graph version; more applications and further
 * pages of assignments take more calls. What Graph does not show to `graph` is read once more through `other`; null =
 * there is nobody else to ask. */
export async function readApplicationStates(
  graph: Graph,
  known: readonly KnownApplication[],
  other: Graph | null = null,
): Promise<ApplicationState[]> {
  const [directory, proxy] = await Promise.all([
    readDirectory(graph, known),
    readProxy(graph, other, known.flatMap(proxyPaths)),
  ]);
  return Promise.all(
    known.map(async (_, i) => {
      const { application, servicePrincipal, page, owners } = directoryAnswers(directory, i);
      const [published, group] = proxy.slice(i * 2, i * 2 + 2) as ProxyAnswers;
      const publishingRefused = published instanceof Error ? published : null;
      const isConnectorGroupHidden = group instanceof Error;
      return {
        application,
        owners,
        servicePrincipal,
        assignments: page && (await readRest(graph, page)),
        publishing: published instanceof Error ? null : (published?.onPremisesPublishing ?? null),
        publishingRefused,
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

async function readDirectory(graph: Graph, known: readonly KnownApplication[]): Promise<unknown[]> {
  const answers = await readManyAllowed<unknown>(graph, 'v1.0', known.flatMap(directoryPaths));
  return answers.map((answer, i) => {
    // Owners are shown only; nothing depends on them.
    if (answer instanceof Error && i % 5 < 3) throw answer;
    return answer;
  });
}

type OwnersAnswer = { value: Owner[] } | Error | null;

/** Returns the answers about one application. */
function directoryAnswers(answers: readonly unknown[], position: number) {
  const [application, servicePrincipal, page, owners, others] = answers.slice(
    position * 5,
    position * 5 + 5,
  ) as [
    Application | null,
    ServicePrincipal | null,
    Page<AppRoleAssignment> | null,
    OwnersAnswer,
    OwnersAnswer,
  ];
  const lists = [owners, others].flatMap((one) => (one && 'value' in one ? [one.value] : []));
  return { application, servicePrincipal, page, owners: lists.length > 0 ? lists.flat() : null };
}

type Published = { onPremisesPublishing?: OnPremisesPublishing | null };
type ProxyAnswers = [Published | Error | null, ConnectorGroup | Error | null];

/** Same order as in directoryAnswers. */
function directoryPaths({ applicationId, appId, servicePrincipalId }: KnownApplication): string[] {
  const key = servicePrincipalId ? `/${segment(servicePrincipalId)}` : `(appId=${quote(appId)})`;
  return [
    `/applications/${segment(applicationId)}?$select=${applicationProperties}`,
    `/servicePrincipals${key}?$select=${servicePrincipalProperties}`,
    `/servicePrincipals${key}/appRoleAssignedTo?$top=999`,
    `/applications/${segment(applicationId)}/owners?$select=id,displayName,userPrincipalName`,
    `/servicePrincipals${key}/owners?$select=id,displayName,userPrincipalName`,
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
