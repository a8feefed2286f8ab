import type { Desired } from '../model/publication/desired.ts';
import { asPublished } from '../model/publication/as-published.ts';
import type { KnownIds } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';

/** Adds how the applications should be published, which is assumed where Graph does not show it. */
export function withAssumed(approved: Desired, known: KnownIds): KnownIds {
  return Object.fromEntries(
    roles.flatMap((role) => {
      const wanted = approved.applications.find((one) => one.role === role);
      const ids = known[role];
      return ids ? [[role, wanted ? { ...ids, assumed: asPublished(wanted) } : ids]] : [];
    }),
  );
}
