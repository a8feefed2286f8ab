import type { Application, AppRoleAssignment, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { ConnectorGroup, OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { listAppRoleAssignedTo } from './app-role-assignments.ts';
import { applicationProperties } from './applications.ts';
import type { Graph } from './client.ts';
import { readMany } from './call/batch.ts';
import { quote, segment } from './call/odata.ts';
import { findServicePrincipalByAppId, servicePrincipalProperties } from './service-principals.ts';

/** Object ids of an application and its service principal; the latter `''` while unknown. */
export interface KnownApplication {
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
}

/** Everything we look at of one application; null = not there. */
export interface ApplicationState {
  application: Application | null;
  servicePrincipal: ServicePrincipal | null;
  assignments: AppRoleAssignment[] | null;
  publishing: OnPremisesPublishing | null;
  connectorGroup: ConnectorGroup | null;
}

const perPage = 999;

/** Reads applications with two calls side by side, one for each version, however many there are (ten at most). */
export async function readApplicationStates(
  graph: Graph,
  known: readonly KnownApplication[],
): Promise<ApplicationState[]> {
  const complete = await Promise.all(known.map((one) => withServicePrincipal(graph, one)));
  const [directory, proxy] = await Promise.all([
    readMany<object>(graph, 'v1.0', complete.flatMap(directoryPaths)),
    readMany<object>(graph, 'beta', complete.flatMap(proxyPaths)),
  ]);
  return Promise.all(
    complete.map(async ({ servicePrincipalId }, i) => {
      const [application, servicePrincipal, assigned] = directory.slice(i * 3, i * 3 + 3);
      const [published, connectorGroup] = proxy.slice(i * 2, i * 2 + 2);
      const { onPremisesPublishing = null } = (published ?? {}) as {
        onPremisesPublishing?: OnPremisesPublishing | null;
      };
      return {
        application: application ?? null,
        servicePrincipal: servicePrincipal ?? null,
        assignments: await allAssignments(graph, servicePrincipalId, assigned ?? null),
        publishing: onPremisesPublishing,
        connectorGroup: connectorGroup ?? null,
      };
    }),
  );
}

/** For each wanted one the application with the tag, else with the display name, else null; one call. Lists lag behind. */
export async function findApplications(
  graph: Graph,
  wanted: readonly { tag: string; displayName: string }[],
): Promise<(Application | null)[]> {
  const paths = wanted.flatMap(({ tag, displayName }) => [
    listPath(`tags/any(t:t eq ${quote(tag)})`),
    listPath(`displayName eq ${quote(displayName)}`),
  ]);
  const lists = await readMany<{ value: Application[] }>(graph, 'v1.0', paths);
  return wanted.map((_, i) => lists[i * 2]?.value[0] ?? lists[i * 2 + 1]?.value[0] ?? null);
}

/** The deleted application of each id, or null; one call. */
export async function findDeletedApplications(
  graph: Graph,
  ids: readonly string[],
): Promise<(Application | null)[]> {
  const paths = ids.map((id) => `/directory/deletedItems/${segment(id)}?$select=id,displayName`);
  return readMany<Application>(graph, 'v1.0', paths);
}

function listPath(filter: string): string {
  return `/applications?$filter=${filter.replaceAll(' ', '%20')}&$select=${applicationProperties}&$top=9`;
}

function directoryPaths({ applicationId, servicePrincipalId }: KnownApplication): string[] {
  const servicePrincipal = `/servicePrincipals/${segment(servicePrincipalId || noId)}`;
  return [
    `/applications/${segment(applicationId)}?$select=${applicationProperties}`,
    `${servicePrincipal}?$select=${servicePrincipalProperties}`,
    `${servicePrincipal}/appRoleAssignedTo?$top=${perPage}`,
  ];
}

const noId = '00000000-0000-0000-0000-000000000000';

function proxyPaths({ applicationId }: KnownApplication): string[] {
  const application = `/applications/${segment(applicationId)}`;
  return [`${application}?$select=id,onPremisesPublishing`, `${application}/connectorGroup`];
}

async function withServicePrincipal(graph: Graph, known: KnownApplication): Promise<KnownApplication> {
  if (known.servicePrincipalId) return known;
  const found = await findServicePrincipalByAppId(graph, known.appId);
  return { ...known, servicePrincipalId: found?.id ?? '' };
}

/** More than one page is rare: then the whole list is read by itself. */
async function allAssignments(
  graph: Graph,
  servicePrincipalId: string,
  page: object | null,
): Promise<AppRoleAssignment[] | null> {
  if (!page) return null;
  if ('@odata.nextLink' in page) return listAppRoleAssignedTo(graph, servicePrincipalId);
  return (page as { value: AppRoleAssignment[] }).value;
}
