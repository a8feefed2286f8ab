import { kinds } from '../kinds/kinds.ts';
import type { Desired, Principal } from '../model/publication/desired.ts';
import type { RequestKind } from '../model/request/request.ts';
import type { StoredPlan } from '../model/request/stored.ts';
import type { PeopleView } from '../model/people-view.ts';

/**
 * Counts whom a plan gives access or takes it from, each once however many applications there are. Plans of older
 * versions do not say who was named, so that nobody counts as unaffected. null = not about access, or no plan yet.
 */
export function peopleOf(
  kind: RequestKind,
  desired: Desired | null,
  plan: StoredPlan | null,
): PeopleView | null {
  if (!kinds[kind].isAboutAccess || !desired || !plan) return null;
  const affected = new Set(plan.changes.map(({ principalId }) => principalId));
  // Whoever turned out to be gone is in neither list.
  const known = [...desired.principals, ...desired.without];
  const changing = known.filter(({ id }) => affected.has(id));
  const named = new Set(plan.named);
  const unaffected = known.filter(({ id }) => named.has(id) && !affected.has(id));
  const namesOf = (type: Principal['type']) =>
    changing.filter((one) => one.type === type).map(({ displayName }) => displayName);
  const [userNames, groupNames] = [namesOf('User'), namesOf('Group')];
  return {
    users: userNames.length,
    groups: groupNames.length,
    unaffected: unaffected.length,
    userNames,
    groupNames,
    unaffectedNames: unaffected.map(({ displayName }) => displayName),
  };
}
