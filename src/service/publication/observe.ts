import type { Application } from '@microsoft/microsoft-graph-types';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import {
  getApplication,
  listApplicationsByDisplayName,
  listApplicationsByTag,
} from '../../graph/applications.ts';
import { listAppRoleAssignedTo } from '../../graph/app-role-assignments.ts';
import type { Graph } from '../../graph/client.ts';
import { getApplicationConnectorGroup } from '../../graph/connector-groups.ts';
import { getOnPremisesPublishing } from '../../graph/on-premises-publishing.ts';
import { findServicePrincipalByAppId } from '../../graph/service-principals.ts';
import type { Role } from '../form/addresses.ts';
import type { Desired } from './desired.ts';
import { stamp, temporaryName } from './stamp.ts';

/** What is there now of one application of ours. */
export interface ObservedApplication {
  role: Role;
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
  displayName: string;
  tags: string[];
  identifierUris: string[];
  redirectUris: string[];
  homePageUrl: string;
  publishing: OnPremisesPublishing | null;
  connectorGroupId: string;
  requiresAssignment: boolean;
  /** The role to assign: the one named `User`, or the all-zero id when the application has none. */
  userRoleId: string;
  assigned: { assignmentId: string; principalId: string }[];
}

/** The parts of a publication that exist, by role. Reads only. */
export type Observed = Partial<Record<Role, ObservedApplication>>;

/** Recorded object ids of a publication's applications. */
export type KnownIds = Partial<Record<Role, { applicationId: string }>>;

/** Looks at every application of the publication: by recorded id, else by stamp, else by temporary name. */
export async function observe(graph: Graph, desired: Desired, known: KnownIds): Promise<Observed> {
  const found = await Promise.all(
    desired.applications.map(async ({ role }) => {
      const application = await findOurs(graph, desired.publicationId, role, known[role]?.applicationId);
      return application ? await describe(graph, role, application) : null;
    }),
  );
  const observed: Observed = {};
  for (const application of found) if (application) observed[application.role] = application;
  return observed;
}

/** Finds the application of a role that is ours, or null. */
export async function findOurs(
  graph: Graph,
  publicationId: string,
  role: Role,
  knownId?: string,
): Promise<Application | null> {
  const known = knownId ? await getApplication(graph, knownId) : null;
  if (known) return known;
  const [stamped] = await listApplicationsByTag(graph, stamp(publicationId, role));
  if (stamped) return stamped;
  const [temporary] = await listApplicationsByDisplayName(graph, temporaryName(publicationId, role));
  return temporary ?? null;
}

const noRole = '00000000-0000-0000-0000-000000000000';

async function describe(graph: Graph, role: Role, application: Application): Promise<ObservedApplication> {
  const applicationId = application.id ?? '';
  const appId = application.appId ?? '';
  const [publishing, connectorGroup, servicePrincipal] = await Promise.all([
    getOnPremisesPublishing(graph, applicationId),
    getApplicationConnectorGroup(graph, applicationId),
    findServicePrincipalByAppId(graph, appId),
  ]);
  const servicePrincipalId = servicePrincipal?.id ?? '';
  const assignments = servicePrincipalId ? await listAppRoleAssignedTo(graph, servicePrincipalId) : [];
  return {
    role,
    applicationId,
    appId,
    servicePrincipalId,
    displayName: application.displayName ?? '',
    tags: application.tags ?? [],
    identifierUris: application.identifierUris ?? [],
    redirectUris: application.web?.redirectUris ?? [],
    homePageUrl: application.web?.homePageUrl ?? '',
    publishing,
    connectorGroupId: connectorGroup?.id ?? '',
    requiresAssignment: servicePrincipal?.appRoleAssignmentRequired ?? true,
    userRoleId: servicePrincipal?.appRoles?.find((appRole) => appRole.displayName === 'User')?.id ?? noRole,
    assigned: assignments.map(({ id, principalId }) => ({
      assignmentId: id ?? '',
      principalId: principalId ?? '',
    })),
  };
}
