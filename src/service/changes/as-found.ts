import type { Text } from '../../language/sentence.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../model/publication/observed.ts';
import { kindsOfChange } from './kinds-of-change.ts';

/** Collects from all kinds of change the desired settings of an adopted application: as it was found. */
export function wantedAsFound(there: ObservedApplication): Partial<DesiredApplication> {
  const owners = there.owners?.length ? { ownerIds: there.owners.map(({ id }) => id) } : {};
  return Object.assign(owners, ...kindsOfChange.map((kind) => kind.found?.(there)));
}

/** Collects the warnings about applications that are adopted as found, for the approver. */
export function warningsAsFound(applications: readonly DesiredApplication[], observed: Observed): Text[] {
  return applications.flatMap((one) =>
    kindsOfChange.flatMap((kind) => kind.warnings?.(one, observed[one.role]) ?? []),
  );
}
