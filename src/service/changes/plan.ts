import type { Change } from '../model/publication/change.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';
import { kindsOfChange } from './kinds-of-change.ts';

/** Returns the ordered changes that turn observed into desired; empty = nothing to do. */
export function plan(desired: Desired, observed: Observed): Change[] {
  return roles.flatMap((role) => {
    const wanted = desired.applications.find((one) => one.role === role);
    const there = observed[role] ?? null;
    const deletedId = observed.deleted[role] ?? '';
    const hostList = observed.hostList ?? [];
    if (wanted)
      return kindsOfChange.flatMap(
        (kind) => kind.differs?.({ desired, wanted, there, deletedId, hostList }) ?? [],
      );
    return there?.isOurs ? kindsOfChange.flatMap((kind) => kind.removes?.(there) ?? []) : [];
  });
}
