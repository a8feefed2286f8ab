import { getApplication } from '../../../graph/applications.ts';
import type { Graph } from '../../../graph/client.ts';
import type { KnownIds } from '../../model/publication/observed.ts';
import type { Role } from '../../model/publication/role.ts';

const adopted = { isOurs: false, isAwaited: false, isSeen: true, connectorGroupId: '' };

/** Returns the ids of the picked applications; those that are gone are left out. */
export async function findPicked(graph: Graph, picked: Partial<Record<Role, string>>): Promise<KnownIds> {
  const found = await Promise.all(
    Object.entries(picked).map(async ([role, id]) => {
      const application = await getApplication(graph, id);
      return application
        ? [[role, { ...adopted, applicationId: id, appId: application.appId ?? '', servicePrincipalId: '' }]]
        : [];
    }),
  );
  return Object.fromEntries(found.flat());
}
