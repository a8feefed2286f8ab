import { sentence } from '../../language/sentence.ts';
import type { Change } from '../model/publication/change.ts';
import { risks, type Difference } from '../model/publication/comparison.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { strangers } from './access/strangers.ts';
import { additions } from './application/additions.ts';
import type { Compared, Drift } from './change-kind.ts';
import { kindNamed } from './kinds-of-change.ts';
import { plan } from './plan.ts';

/** What is known beside the publication when it is compared. */
export interface Known extends Pick<Compared, 'groupName' | 'isGone'> {
  /** Object ids of those who have approved requests about it. */
  approverIds: readonly string[];
}

/** Returns in what the tenant is not as approved, the riskiest first; empty = it is as approved. */
export function differences(approved: Desired, observed: Observed, known: Known): Difference[] {
  const desired = { ...approved, without: strangers(approved, observed) };
  const all = plan(desired, observed);
  const found = all
    .filter((change) => isBringing(change) || !all.some((one) => one.role === change.role && isBringing(one)))
    .flatMap((change) => differencesOf(change, desired, observed, known));
  const added = approved.applications.flatMap((wanted) => addedTo(wanted, observed, known));
  return [...found, ...added].toSorted((a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk));
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
  return (kindNamed(change.kind)?.drift(change, compared) ?? []).map((drift) =>
    differenceOf(wanted, drift, { key: drift.about ? `${id}:${drift.about}` : id, canRepair: true }),
  );
}

function addedTo(wanted: DesiredApplication, observed: Observed, { approverIds }: Known): Difference[] {
  const there = observed[wanted.role];
  if (!there) return [];
  return additions(wanted, there, approverIds).map((drift) =>
    differenceOf(wanted, drift, { key: `added:${wanted.role}:${drift.about ?? ''}`, canRepair: false }),
  );
}

function differenceOf(
  { role, displayName }: DesiredApplication,
  { risk, text: difference }: Drift,
  how: Pick<Difference, 'key' | 'canRepair'>,
): Difference {
  return { role, risk, text: sentence('“{displayName}”: {difference}', { displayName, difference }), ...how };
}
