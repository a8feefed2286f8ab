import type { AppRole } from '@microsoft/microsoft-graph-types';
import { readApplicationStates, type ApplicationState, type Owner } from '../../graph/application-state.ts';
import type { Graph } from '../../graph/client.ts';
import { areDeleted } from '../../graph/deleted-items.ts';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import type { Readers } from '../model/readers.ts';
import type { KnownIds, Observed, ObservedApplication } from '../model/publication/observed.ts';
import { Settling } from '../waiting/settling.ts';
import { findLostServicePrincipal } from './lost-service-principal.ts';
import { roles, type Role } from '../model/publication/role.ts';

type States = Partial<Record<Role, ObservedApplication>>;

/**
 * Reads every application of the publication, by its recorded id only: anybody who may register applications can copy
 * our names and tags. Throws Settling if an awaited application cannot be read yet.
 */
export async function observe(readers: Readers, known: KnownIds): Promise<Observed> {
  const { graph } = readers;
  const states = await withLostServicePrincipals(readers, known, await readStates(readers, known));
  const lost = roles.filter((role) => known[role] && !states[role]);
  const deleted = lost.length > 0 ? await findDeleted(graph, known, lost) : {};
  if (lost.some((role) => known[role]?.isAwaited && !deleted[role]))
    throw new Settling('A recorded application cannot be read yet');
  return { ...states, deleted };
}

async function findDeleted(
  graph: Graph,
  known: KnownIds,
  lost: readonly Role[],
): Promise<Observed['deleted']> {
  const ids = lost.map((role) => known[role]?.applicationId ?? '');
  const found = await areDeleted(graph, ids);
  return Object.fromEntries(lost.flatMap((role, i) => (found[i] ? [[role, ids[i]]] : [])));
}

/** Looks further for service principals that cannot be read by their recorded ids. */
async function withLostServicePrincipals(readers: Readers, known: KnownIds, states: States): Promise<States> {
  const found = await Promise.all(
    roles.map(async (role): Promise<States> => {
      const [ids, there] = [known[role], states[role]];
      if (!ids || !there || there.servicePrincipalId) return {};
      const lost = await findLostServicePrincipal(readers.graph, ids, there);
      if (lost) return { [role]: { ...there, lostServicePrincipal: lost } };
      // Somebody has made another one.
      return ids.servicePrincipalId
        ? readStates(readers, { [role]: { ...ids, servicePrincipalId: '' } })
        : {};
    }),
  );
  return Object.assign({}, states, ...found);
}

async function readStates({ graph, asApprover }: Readers, known: KnownIds): Promise<States> {
  const asked = roles.flatMap((role) => {
    const ids = known[role];
    return ids ? [{ role, ids }] : [];
  });
  if (asked.length === 0) return {};
  const states = await readApplicationStates(
    graph,
    asked.map(({ ids }) => ids),
    asApprover,
  );
  return Object.fromEntries(
    asked.flatMap(({ role, ids }, i) => {
      const state = states[i];
      return state?.application ? [[role, describe(role, state, ids)]] : [];
    }),
  );
}

const noRole = '00000000-0000-0000-0000-000000000000';

/**
 * Returns the id of the role to assign: the enabled one for users that is named `User`; the all-zero id if the
 * application declares no role for users; else `''`, because there is none to assign.
 * https://learn.microsoft.com/graph/api/resources/approle
 */
export function userRoleOf(appRoles: readonly AppRole[]): string {
  const forUsers = appRoles.filter(({ allowedMemberTypes: types }) => !types || types.includes('User'));
  if (forUsers.length === 0) return noRole;
  const usable = forUsers.find(({ displayName, isEnabled }) => displayName === 'User' && isEnabled !== false);
  return usable?.id ?? '';
}

function describe(
  role: Role,
  state: ApplicationState,
  known: NonNullable<KnownIds[Role]>,
): ObservedApplication {
  const { application, servicePrincipal, connectorGroup, isConnectorGroupHidden } = state;
  return {
    role,
    isOurs: known.isOurs,
    applicationId: application?.id ?? '',
    appId: application?.appId ?? '',
    servicePrincipalId: servicePrincipal?.id ?? '',
    displayName: application?.displayName ?? '',
    ...(state.owners && { owners: ownersOf(state.owners) }),
    ...(application?.signInAudience && { signInAudience: application.signInAudience }),
    ...idTokensOf(application),
    tags: application?.tags ?? [],
    identifierUris: application?.identifierUris ?? [],
    redirectUris: application?.web?.redirectUris ?? [],
    homePageUrl: application?.web?.homePageUrl ?? '',
    publishing: publishingOf(state, known.assumed),
    ...(state.publishingRefused && { isPublishingHidden: true }),
    connectorGroupId: isConnectorGroupHidden ? known.connectorGroupId : (connectorGroup?.id ?? ''),
    ...(isConnectorGroupHidden && { isConnectorGroupHidden }),
    servicePrincipal,
    userRoleId: userRoleOf(servicePrincipal?.appRoles ?? []),
    assigned: (state.assignments ?? []).map((one) => ({
      assignmentId: one.id ?? '',
      principalId: one.principalId ?? '',
      displayName: one.principalDisplayName ?? '',
      type: one.principalType ?? 'User',
    })),
  };
}

function idTokensOf(application: ApplicationState['application']) {
  const issuesIdTokens = application?.web?.implicitGrantSettings?.enableIdTokenIssuance;
  return typeof issuesIdTokens === 'boolean' ? { issuesIdTokens } : {};
}

function publishingOf(
  { application, publishing, publishingRefused }: ApplicationState,
  assumed: OnPremisesPublishing | undefined,
): OnPremisesPublishing | null {
  if (!publishingRefused || !application) return publishing;
  if (!assumed) throw publishingRefused;
  return assumed;
}

function ownersOf(owners: readonly Owner[]): { id: string; name: string }[] {
  const named = owners.map(({ id, displayName, userPrincipalName }) => ({
    id,
    name: displayName ?? userPrincipalName ?? id,
  }));
  return [...new Map(named.map((one) => [one.id, one])).values()];
}
