import { hasServicePrincipal } from '../../graph/service-principals.ts';
import type { Change } from '../model/publication/change.ts';
import { findGone } from './find-gone.ts';
import type { Run } from './run.ts';

/** The share of a look for which a principal must be missing, so that one slow replica does not make it gone. */
const shareOfLook = 0.3;

/**
 * Returns a function that tells apart what Graph refuses with the same error: an object that is not replicated yet, and
 * a user or group that is gone. Once the service principal can be read, it must be the principals: those that stay
 * missing for some seconds are noted in `run.gone`. Returns the changes to try again.
 */
export function watchGone(run: Run, servicePrincipalId: string) {
  const missingSince = new Map<string, number>();
  const confirmedMs = run.deps.waits.lookSeconds * 1000 * shareOfLook;
  return async <C extends Change>(changes: readonly C[]): Promise<C[]> => {
    const ids = changes.flatMap(({ principalId }) => principalId ?? []);
    const isThere = await hasServicePrincipal(run.reader, servicePrincipalId);
    const missing = isThere ? await findGone(run.deps, run.reader, ids) : [];
    const now = performance.now();
    for (const id of missingSince.keys()) if (!missing.includes(id)) missingSince.delete(id);
    for (const id of missing) {
      const since = missingSince.get(id) ?? now;
      missingSince.set(id, since);
      if (now - since >= confirmedMs) run.gone.add(id);
    }
    return changes.filter((one) => !isAboutGone(run, one));
  };
}

/** Whether a change is about somebody who was found to be gone. */
export function isAboutGone({ gone }: Pick<Run, 'gone'>, { principalId }: Change): boolean {
  return principalId !== undefined && gone.has(principalId);
}
