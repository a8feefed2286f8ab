import type { Text } from '../../language/sentence.ts';
import type { DesiredApplication } from '../model/desired.ts';
import type { ObservedApplication } from '../model/observed.ts';
import { kindsOfChange } from './kinds-of-change.ts';

/** What kinds of change say of how an application that is adopted is wanted. */
export function wantedAsFound(there: ObservedApplication): Partial<DesiredApplication> {
  return Object.assign({}, ...kindsOfChange.map((kind) => kind.found?.(there)));
}

/** What an approver should know of applications that are adopted as they were found. */
export function warningsAsFound(applications: readonly DesiredApplication[]): Text[] {
  return applications.flatMap((one) => kindsOfChange.flatMap((kind) => kind.warnings?.(one) ?? []));
}
