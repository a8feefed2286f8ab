import type { PublicationRow } from '../../../store/publications.ts';
import { lastComparison } from '../../compare/last-comparison.ts';
import type { Deps } from '../../model/deps.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Tested } from '../../model/publication/tested.ts';
import type { WayView } from '../../model/publication/way.ts';
import { lastOutside } from '../../outside/last-outside.ts';
import { comparedSights } from './compared.ts';
import { connectedSights } from './connected.ts';
import { diagnosedSights } from './diagnosed.ts';
import { qlikSights } from './in-qlik.ts';
import { testedSights } from './tested.ts';
import { visitedSights } from './visited.ts';
import { wayOf } from './way.ts';

/** Describes the way into a published publication from what is stored; looks at nothing. */
export async function wayView(
  deps: Deps,
  row: PublicationRow,
  desired: Desired,
  tested: Tested,
): Promise<WayView> {
  const [comparison, checks, connected, inQlik] = await Promise.all([
    lastComparison(deps.db, row.id),
    lastOutside(deps.db, row.id),
    connectedSights(deps.db, row.id),
    qlikSights(deps, desired),
  ]);
  const looks = [...comparedSights(comparison), ...visitedSights(checks)];
  const diagnosed = await diagnosedSights(deps.db, row, tested, looks);
  const sights = [...looks, ...connected, ...diagnosed, ...inQlik, ...testedSights(tested)];
  return wayOf(sights, { hasAuth: desired.applications.some(({ role }) => role === 'auth') });
}
