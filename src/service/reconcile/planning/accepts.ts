import { sentence, type Text } from '../../../language/sentence.ts';
import type { Change } from '../../model/publication/change.ts';
import { createSentence } from '../../changes/application/create.ts';
import { deleteSentence } from '../../changes/application/delete.ts';
import { kindNamed, kindsOfChange } from '../../changes/kinds-of-change.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';

/** A publication as it was wanted before, as it is to be wanted, and as it is. */
export interface Comparison {
  /** null = there was none. */
  base: Desired | null;
  desired: Desired;
  observed: Observed;
  /** What the request will write. */
  changes: readonly Change[];
}

/**
 * What would be wanted from now on although nothing is written for it: somebody has changed it in the tenant already.
 * Each is a sentence for the approver; empty = apart from the changes everything is wanted as before.
 */
export function acceptedDifferences({ base, desired, observed, changes }: Comparison): Text[] {
  if (!base) return [];
  return roles.flatMap((role) => {
    const before = base.applications.find((one) => one.role === role);
    const wanted = desired.applications.find((one) => one.role === role);
    const there = observed[role];
    const isWritten = changes.some((one) => one.role === role && kindNamed(one.kind)?.isWhole);
    if (isWritten || (!before && !wanted)) return [];
    if (!wanted) return before ? [leavesManagement(before, there)] : [];
    // What is not there is made anew, as the changes tell.
    if (!there) return [];
    if (!before) return [accept(createSentence(wanted))];
    const accepting = { base, desired, before, wanted, there };
    return kindsOfChange.flatMap((kind) => kind.accepted?.(accepting) ?? []).map(accept);
  });
}

function accept(change: Text): Text {
  return sentence('Accept what was changed by hand: {change}', { change });
}

function leavesManagement(before: DesiredApplication, there: ObservedApplication | undefined): Text {
  const { displayName } = before;
  return there
    ? sentence('No longer manage the application “{displayName}”, which stays as it is', { displayName })
    : accept(deleteSentence(before));
}
