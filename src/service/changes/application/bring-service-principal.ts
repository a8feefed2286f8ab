import { restoreDeletedItem } from '../../../graph/deleted-items.ts';
import { isNotFound } from '../../../graph/graph-error.ts';
import {
  createServicePrincipal,
  findServicePrincipalByAppId,
  isSecondServicePrincipal,
} from '../../../graph/service-principals.ts';
import { setApplicationAwaited, setServicePrincipal } from '../../../store/applications.ts';
import type { Change } from '../../model/publication/change.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import { presentApplication, type Present } from '../../run/present.ts';
import { recorded, type Run } from '../../run/run.ts';
import { Settling } from '../../waiting/settling.ts';

/**
 * Returns the application with its service principal, which is brought back if it was deleted; its id is stored before
 * it is used. Can be repeated.
 */
export async function withServicePrincipal(run: Run, change: Change, present: Present): Promise<Present> {
  const { there } = present;
  if (!there?.lostServicePrincipal) return present;
  const key = { publication_id: run.desired.publicationId, role: change.role };
  await recorded(run, [change], (noted) => bringBack(noted, there), {
    keep: async (trx, id) => {
      await setServicePrincipal(trx, key, id);
      await setApplicationAwaited(trx, key);
    },
  });
  return presentApplication(run, change.role, null);
}

/**
 * Looks before each write, because an earlier attempt may have succeeded; Graph refuses a second service principal.
 * Returns the object id.
 */
async function bringBack({ graph }: Run, there: ObservedApplication): Promise<string> {
  const { appId } = there;
  const found = await findServicePrincipalByAppId(graph, appId);
  if (found?.id) return found.id;
  try {
    return (await restoreOld({ graph }, there)) ?? (await makeNew({ graph }, appId));
  } catch (error) {
    if (!isSecondServicePrincipal(error)) throw error;
    throw new Settling('The application has a service principal that cannot be read yet');
  }
}

/** null = it is no longer among the deleted items. */
async function restoreOld(
  { graph }: Pick<Run, 'graph'>,
  { lostServicePrincipal }: ObservedApplication,
): Promise<string | null> {
  const deletedId = lostServicePrincipal?.deletedId ?? '';
  if (deletedId === '') return null;
  try {
    await restoreDeletedItem(graph, deletedId);
    return deletedId;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Tags by which Microsoft Entra lists it as an enterprise application and as one of Application Proxy:
 * https://learn.microsoft.com/graph/application-proxy-configure-api
 */
const tags = ['WindowsAzureActiveDirectoryIntegratedApp', 'WindowsAzureActiveDirectoryOnPremApp'];

/** Graph would let everybody in the organisation enter a new one until the next write. */
async function makeNew({ graph }: Pick<Run, 'graph'>, appId: string): Promise<string> {
  const made = await createServicePrincipal(graph, { appId, appRoleAssignmentRequired: true, tags });
  return made.id ?? '';
}
