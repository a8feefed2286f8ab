import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import {
  findApplications,
  findDeletedApplications,
  readApplicationStates,
  type ApplicationState,
  type KnownApplication,
} from '../../graph/application-state.ts';
import type { Graph } from '../../graph/client.ts';
import type { Role } from '../form/addresses.ts';
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
  /** The role to assign: the one named `User`, or the all-zero id when the application has none. */
  userRoleId: string;
  assigned: { assignmentId: string; principalId: string; displayName: string; type: string }[];
}

/** The parts of a publication that exist, by role, and the ids of those that were deleted. */
export type Observed = Partial<Record<Role, ObservedApplication>> & {
  deleted: Partial<Record<Role, string>>;
};

/** Recorded object ids of a publication's applications. */
export type KnownIds = Partial<Record<Role, KnownApplication>>;

const roles: readonly Role[] = ['hub', 'auth'];

/** Looks at every application of the publication by reads only: by recorded id, else by stamp or temporary name. */
export async function observe(graph: Graph, publicationId: string, known: KnownIds): Promise<Observed> {
  const recorded = roles.filter((role) => known[role]);
  const [states, strangers] = await Promise.all([
    readStates(graph, known),
    findByMark(
      graph,
      publicationId,
      roles.filter((role) => !known[role]),
    ),
  ]);
  const lost = recorded.filter((role) => !states[role]);
  const [others, deleted] = await Promise.all([
    lost.length > 0 ? findByMark(graph, publicationId, lost) : {},
    lost.length > 0 ? findDeleted(graph, known, lost) : {},
  ]);
  const found = await readStates(graph, { ...strangers, ...others });
  return { ...states, ...found, deleted };
}

/** Whether we made it: it carries our stamp, or the temporary name that comes before the stamp. */
export function carriesOurMark({ publicationId }: { publicationId: string }, there: ObservedApplication) {
  return (
    there.tags.includes(stamp(publicationId, there.role)) ||
    there.displayName === temporaryName(publicationId, there.role)
  );
}

/** Finds what an earlier attempt may have made, by role. */
export async function findByMark(
  graph: Graph,
  publicationId: string,
  wanted: readonly Role[],
): Promise<KnownIds> {
  if (wanted.length === 0) return {};
  const found = await findApplications(
    graph,
    wanted.map((role) => ({
      tag: stamp(publicationId, role),
      displayName: temporaryName(publicationId, role),
    })),
  );
  return Object.fromEntries(
    wanted.flatMap((role, i) => {
      const application = found[i];
      if (!application) return [];
      const ids = { applicationId: application.id ?? '', appId: application.appId ?? '' };
      return [[role, { ...ids, servicePrincipalId: '' }]];
    }),
  );
}

async function findDeleted(
  graph: Graph,
  known: KnownIds,
  lost: readonly Role[],
): Promise<Observed['deleted']> {
  const ids = lost.map((role) => known[role]?.applicationId ?? '');
  const found = await findDeletedApplications(graph, ids);
  return Object.fromEntries(lost.flatMap((role, i) => (found[i] ? [[role, ids[i]]] : [])));
}

async function readStates(
  graph: Graph,
  known: KnownIds,
): Promise<Partial<Record<Role, ObservedApplication>>> {
  const asked = roles.flatMap((role) => {
    const ids = known[role];
    return ids ? [{ role, ids }] : [];
  });
  if (asked.length === 0) return {};
  const states = await readApplicationStates(
    graph,
    asked.map(({ ids }) => ids),
  );
  return Object.fromEntries(
    asked.flatMap(({ role }, i) => {
      const state = states[i];
      return state?.application ? [[role, describe(role, state)]] : [];
    }),
  );
}

const noRole = '00000000-0000-0000-0000-000000000000';

/** The role an assignment gives: the one named `User`, or the all-zero id when the application has none. */
export function userRoleOf(appRoles: readonly { id?: string; displayName?: string | null }[]): string {
  return appRoles.find(({ displayName }) => displayName === 'User')?.id ?? noRole;
}

function describe(role: Role, state: ApplicationState): ObservedApplication {
  const { application, servicePrincipal, publishing, connectorGroup } = state;
  return {
    role,
    applicationId: application?.id ?? '',
    appId: application?.appId ?? '',
    servicePrincipalId: servicePrincipal?.id ?? '',
    displayName: application?.displayName ?? '',
    tags: application?.tags ?? [],
    identifierUris: application?.identifierUris ?? [],
    redirectUris: application?.web?.redirectUris ?? [],
    homePageUrl: application?.web?.homePageUrl ?? '',
    publishing,
    connectorGroupId: connectorGroup?.id ?? '',
    userRoleId: userRoleOf(servicePrincipal?.appRoles ?? []),
    assigned: (state.assignments ?? []).map((one) => ({
      assignmentId: one.id ?? '',
      principalId: one.principalId ?? '',
      displayName: one.principalDisplayName ?? '',
      type: one.principalType ?? 'User',
    })),
  };
}
