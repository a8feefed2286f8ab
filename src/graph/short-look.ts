import type { AppRoleAssignment } from '@microsoft/microsoft-graph-types';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { readManyAllowed, readManyLists } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';
import type { Graph } from './client.ts';

/** What a short look shows of one application: what no delta query and no list tells. */
export interface ShortLook {
  /** Null = the service principal is not there. */
  assignments: AppRoleAssignment[] | null;
  /** Null = it is not there, or not published; `hidden` = Graph does not show it. */
  publishing: OnPremisesPublishing | 'hidden' | null;
}

/** Reads two things of each application, twenty in a call. */
export async function readShortLooks(
  graph: Graph,
  known: readonly { applicationId: string; servicePrincipalId: string }[],
): Promise<ShortLook[]> {
  const assigned = known.map(
    ({ servicePrincipalId: id }) => `/servicePrincipals/${segment(id)}/appRoleAssignedTo?$top=999`,
  );
  const published = known.map(
    ({ applicationId: id }) => `/applications/${segment(id)}?$select=id,onPremisesPublishing`,
  );
  type Published = { onPremisesPublishing?: OnPremisesPublishing | null };
  const [lists, answers] = await Promise.all([
    readManyLists<AppRoleAssignment>(graph, 'v1.0', assigned),
    readManyAllowed<Published>(graph, 'beta', published),
  ]);
  return known.map((_, i) => {
    const answer = answers[i];
    const publishing = answer instanceof Error ? 'hidden' : (answer?.onPremisesPublishing ?? null);
    return { assignments: lists[i] ?? null, publishing };
  });
}
