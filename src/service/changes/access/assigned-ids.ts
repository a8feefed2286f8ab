import type { ObservedApplication } from '../../model/observed.ts';

/** Returns the object ids of the users and groups directly assigned to the application. */
export function assignedIds(there: ObservedApplication | null): ReadonlySet<string> {
  return new Set((there?.assigned ?? []).map(({ principalId }) => principalId));
}
