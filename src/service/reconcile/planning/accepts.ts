import { sentence, type Text } from '../../../language/sentence.ts';
import type { Change } from '../../model/publication/change.ts';
import { acceptedAdditions } from '../../changes/application/additions.ts';
import { createSentence } from '../../changes/application/create.ts';
import { deleteSentence } from '../../changes/application/delete.ts';
import { kindNamed, kindsOfChange } from '../../changes/kinds-of-change.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';

/** A publication's previous and new desired state, and its observed state. */
export interface Comparison {
  /** null = there was none. */
  base: Desired | null;
  desired: Desired;
  observed: Observed;
  /** The changes that the request will write. */
  changes: readonly Change[];
}

/**
 * Returns sentences for the approver about what becomes desired without a write, because somebody has already changed
 * it in the tenant. Empty = apart from the changes, the desired state stays the same.
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
    // A missing application is created again, as the changes say.
    if (!there) return [];
    if (!before) return [accept(createSentence(wanted))];
    const accepting = { base, desired, before, wanted, there };
    const settings = kindsOfChange.flatMap((kind) => kind.accepted?.(accepting) ?? []);
    return [...settings, ...acceptedAdditions(before, wanted, there)].map(accept);
  });
}

/** Returns a sentence for each thing that becomes known of Qlik Sense; it is written nowhere in the tenant. */
export function recorded({ base, desired: { release } }: Pick<Comparison, 'base' | 'desired'>): Text[] {
  if (!base || release === base.release) return [];
  if (release === 'newer') return [sentence('Record that Qlik Sense is November 2024 or newer')];
  return release === 'older'
    ? [sentence('Record that Qlik Sense is older than November 2024')]
    : [sentence('Record that the release of Qlik Sense is not known')];
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
