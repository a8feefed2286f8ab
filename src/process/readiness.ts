import { randomUUID } from 'node:crypto';
import { getOrganization } from '../graph/organization.ts';
import type { Deps } from '../service/model/deps.ts';
import { keep } from '../service/waiting/keep.ts';

/**
 * Says what cannot be reached; `''` = everything needed can be. Anybody may ask, so the result is cached for some
 * seconds.
 */
export function keptReadiness(deps: Deps): () => Promise<string> {
  return keep(
    () => readiness(deps),
    (reason) => (reason ? 1 : 5),
  ).read;
}

async function readiness(deps: Deps): Promise<string> {
  try {
    await deps.db.selectFrom('setting').select('key').limit(1).execute();
  } catch {
    return 'The database cannot be reached';
  }
  if (!(await deps.jobs.canReach())) return 'The workers cannot reach the database';
  const graph = deps.graphFor(randomUUID());
  return getOrganization(graph).then(
    () => '',
    () => 'Microsoft Graph cannot be reached',
  );
}
