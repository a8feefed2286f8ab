import { randomUUID } from 'node:crypto';
import { readMoved } from '../../graph/delta.ts';
import { findSetting, setSetting } from '../../store/settings.ts';
import { setAllMoved, setMoved } from '../../store/watch.ts';
import type { Deps } from '../model/deps.ts';
import { findMovedApplications } from '../published/find-moved.ts';

const key = 'moved servicePrincipals';

/**
 * Asks Graph, with two calls for the whole tenant, whose application or service principal has changed; those
 * publications are looked at first, and in full. Throws what Graph throws.
 */
export async function findMoved(deps: Deps, now: Date): Promise<void> {
  const graph = deps.graphFor(randomUUID());
  await findMovedApplications(deps, graph, now);
  const stored = await findSetting(deps.db, key);
  const { ids, link } = await readMoved(graph, 'servicePrincipals', stored?.value ?? '');
  await deps.db.transaction().execute(async (trx) => {
    if (ids === null) await setAllMoved(trx);
    else await setMoved(trx, ids, now);
    await setSetting(trx, key, link, '');
  });
}
