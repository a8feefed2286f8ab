import type { Text } from '../../../language/sentence.ts';
import { assign } from '../../changes/access/assign.ts';
import { changesOf } from '../../changes/kinds-of-change.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Planned } from '../../kinds/kind.ts';
import { findGone } from '../../run/find-gone.ts';
import { withoutGone } from '../../kinds/wanted/left-out.ts';

/** A desired state that can be reached, and a warning that names who was left out of it; `''` = nobody. */
interface Reachable {
  desired: Desired;
  leftOut: Text;
}

/**
 * Leaves out of a desired state those who had access and would be assigned again, but are gone: their assignment could
 * not succeed. Whoever is new was looked up a moment ago.
 */
export async function leaveOutGone(
  { graph, deps, base }: Pick<Planned, 'graph' | 'deps' | 'base'>,
  desired: Desired,
  changes: readonly Change[],
): Promise<Reachable> {
  const joining = new Set(changesOf(assign, changes).map(({ principalId }) => principalId));
  const known = (base?.principals ?? []).filter(({ id }) => joining.has(id));
  if (known.length === 0) return { desired, leftOut: '' };
  const gone = await findGone(
    deps,
    graph,
    known.map(({ id }) => id),
  );
  const { kept, leftOut } = withoutGone(desired, new Set(gone));
  return { desired: kept, leftOut };
}
