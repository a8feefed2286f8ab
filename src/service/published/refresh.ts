import type { AddressKeys } from '../../store/published.ts';
import type { Deps } from '../model/deps.ts';
import type { Refreshed } from '../model/look-at-published.ts';
import type { Readers } from '../model/readers.ts';
import { hidden } from '../tenant/read-visible.ts';
import { lookNow } from './look-now.ts';

/** What one call reads. */
const batchSize = 20;

const nothing: AddressKeys = { internal: [], external: [] };

/**
 * Brings the index of published applications up to date, with all who ask at the same time. What is read in a person's
 * name is read for that person only. `hidden` = Graph does not show how applications are published. Throws what Graph
 * throws: then nothing is known.
 */
export async function refreshPublished(
  deps: Pick<Deps, 'db' | 'lookAtPublished'>,
  readers: Readers,
  { keys = nothing, oldest = batchSize }: { keys?: AddressKeys; oldest?: number } = {},
): Promise<Refreshed | typeof hidden> {
  const asked = { readers, keys, oldest };
  return (await (readers.asApprover ? lookNow(deps, asked) : deps.lookAtPublished(asked))) ?? hidden;
}
