import type { ObservedApplication } from '../../model/publication/observed.ts';

/** Returns the object ids of the users and groups directly assigned to the application. */
export function assignedIds(there: ObservedApplication | null): ReadonlySet<string> {
  return new Set((there?.assigned ?? []).map(({ principalId }) => principalId));
}
