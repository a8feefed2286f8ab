import type { ObservedApplication } from '../../model/observed.ts';

/** Object ids of the users and groups that are assigned to the application itself. */
export function assignedIds(there: ObservedApplication | null): ReadonlySet<string> {
  return new Set((there?.assigned ?? []).map(({ principalId }) => principalId));
}
