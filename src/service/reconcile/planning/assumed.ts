import type { Asked } from '../../kinds/kind.ts';
import { asPublished } from '../../model/publication/as-published.ts';
import type { KnownIds } from '../../model/publication/observed.ts';
import { roles } from '../../model/publication/role.ts';

/**
 * Adds how the applications should be published, which is assumed until the approver's look where Graph shows it to the
 * bot not at all. A bot that writes as itself must be able to read it.
 */
export function withAssumed({ deps, base }: Pick<Asked, 'deps' | 'base'>, known: KnownIds): KnownIds {
  if (!deps.graphAs || !base) return known;
  return Object.fromEntries(
    roles.flatMap((role) => {
      const wanted = base.applications.find((one) => one.role === role);
      const ids = known[role];
      return ids ? [[role, wanted ? { ...ids, assumed: asPublished(wanted) } : ids]] : [];
    }),
  );
}
