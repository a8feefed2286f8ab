import { findOpenCreations } from '../../store/creations.ts';
import { setApplicationsSeen, setServicePrincipal } from '../../store/applications.ts';
import { observe } from './observe.ts';
import { takeBegun } from './begun.ts';
import { withHostList } from './with-host-list.ts';
import { knownIds } from './known-ids.ts';
import type { Run } from './run.ts';
import type { KnownIds, Observed } from '../model/publication/observed.ts';
import { roles, type Role } from '../model/publication/role.ts';

/**
 * Observes the applications by their recorded object ids. For missing ones, looks once for what a creation attempt with
 * an unknown outcome may have made. Throws Settling if a recorded application cannot be read yet.
 */
export async function observeRun(run: Run): Promise<Observed> {
  return withHostList(run.deps, run.desired, await observeApplications(run));
}

async function observeApplications(run: Run): Promise<Observed> {
  const { deps, desired } = run;
  await run.records.settled();
  const readers = { graph: run.reader, asApprover: run.asApprover };
  const known = await knownIds(deps, desired.publicationId);
  const observed = await observe(readers, known);
  await rememberSeen(run, known, observed);
  const missing = roles.filter((role) => !observed[role] && !observed.deleted[role]);
  if (missing.length === 0 || !(await takeMissing(run, missing))) return observed;
  return observe(readers, await knownIds(deps, desired.publicationId));
}

async function rememberSeen({ deps, desired }: Run, known: KnownIds, observed: Observed): Promise<void> {
  const { publicationId } = desired;
  const unseen = roles.filter((role) => observed[role] && known[role]?.isSeen === false);
  if (unseen.length > 0) await setApplicationsSeen(deps.db, publicationId, unseen);
  for (const role of roles) {
    const found = observed[role]?.servicePrincipalId;
    if (found && known[role] && found !== known[role].servicePrincipalId)
      await setServicePrincipal(deps.db, { publication_id: publicationId, role }, found);
  }
}

/** Returns whether anything was found. */
async function takeMissing(run: Run, missing: readonly Role[]): Promise<boolean> {
  const open = await findOpenCreations(run.deps.db, run.desired.publicationId);
  const found = await Promise.all(
    missing.map((role) =>
      takeBegun(
        run,
        open.filter((one) => one.role === role),
      ),
    ),
  );
  return found.some((one) => one !== null);
}
