import type { ObservedApplication } from '../model/publication/observed.ts';
import type { Role } from '../model/publication/role.ts';
import { Settling } from '../waiting/settling.ts';
import { observeRun } from './observe-run.ts';
import type { Ids, Run } from './run.ts';
import { settle } from './settle.ts';

/** An existing application, to be written to in one pass. */
export interface Present {
  run: Run;
  ids: Ids;
  /** It was created in this pass, so nobody else has changed it yet. */
  isNew: boolean;
  /** Its observed state; null = it is new. */
  there: ObservedApplication | null;
}

/**
 * Returns the application of a role with its service principal, which may appear a little later; until then throws
 * Settling. If the service principal was deleted, its id is `''`.
 */
export async function presentApplication(
  run: Run,
  role: Role,
  found: ObservedApplication | null,
): Promise<Present> {
  const there = found && isWhole(found) ? found : await settle(run.deps, () => observeRole(run, role));
  const { applicationId, appId, servicePrincipalId, userRoleId } = there;
  return { run, ids: { applicationId, appId, servicePrincipalId, userRoleId }, isNew: false, there };
}

async function observeRole(run: Run, role: Role): Promise<ObservedApplication> {
  const there = (await observeRun(run))[role];
  if (!there || !isWhole(there)) throw new Settling('The application cannot be read yet');
  return there;
}

function isWhole({ servicePrincipalId, lostServicePrincipal }: ObservedApplication): boolean {
  return servicePrincipalId !== '' || lostServicePrincipal !== undefined;
}
