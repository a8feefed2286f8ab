import { sentence } from '../../language/sentence.ts';
import type { Change } from '../model/publication/change.ts';
import { risks, type Difference } from '../model/publication/comparison.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { strangers } from './access/strangers.ts';
import type { Compared } from './change-kind.ts';
import { kindNamed } from './kinds-of-change.ts';
import { plan } from './plan.ts';

/** What is known beside the publication when it is compared. */
type Known = Pick<Compared, 'groupName' | 'isGone'>;

/** Returns in what the tenant is not as approved, the riskiest first; empty = it is as approved. */
export function differences(approved: Desired, observed: Observed, known: Known): Difference[] {
  const desired = { ...approved, without: strangers(approved, observed) };
  const all = plan(desired, observed);
  const found = all
    .filter((change) => isBringing(change) || !all.some((one) => one.role === change.role && isBringing(one)))
    .flatMap((change) => differencesOf(change, desired, observed, known));
  return found.toSorted((a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk));
}

/** What is missing as a whole says all about its settings. */
function isBringing({ kind }: Change): boolean {
  return kindNamed(kind)?.stage === 'bring';
}

function differencesOf(change: Change, desired: Desired, observed: Observed, known: Known): Difference[] {
  const { id, role } = change;
  const wanted = desired.applications.find((one) => one.role === role);
  if (!wanted) return [];
  const there = observed[role] ?? null;
  const compared = { ...known, desired, wanted, there, deletedId: observed.deleted[role] ?? '' };
  return (kindNamed(change.kind)?.drift(change, compared) ?? []).map(({ about, risk, text: difference }) => ({
    key: about ? `${id}:${about}` : id,
    role,
    risk,
    text: sentence('“{displayName}”: {difference}', { displayName: wanted.displayName, difference }),
    canRepair: true,
  }));
}
