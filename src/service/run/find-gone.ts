import type { Graph } from '../../graph/client.ts';
import { isUnreachable } from '../../graph/graph-error.ts';
import { findMissingPrincipals } from '../../graph/principals.ts';
import type { Deps } from '../model/deps.ts';

/**
 * Returns those of the object ids that no user, group or service principal has. Nobody counts as gone where that may
 * not be read. `groupIds` = those known to be groups, which saves a look. Throws if Graph is unreachable, which is
 * retried.
 */
export async function findGone(
  { log }: Pick<Deps, 'log'>,
  graph: Graph,
  ids: readonly string[],
  groupIds: readonly string[] = [],
): Promise<string[]> {
  try {
    return await findMissingPrincipals(graph, ids, groupIds);
  } catch (error) {
    if (isUnreachable(error)) throw error;
    log.warn({ err: error }, 'Cannot look for users and groups that are gone');
    return [];
  }
}
