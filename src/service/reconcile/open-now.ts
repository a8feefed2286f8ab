import type { RequestRow } from '../../store/requests.ts';
import { kinds } from '../kinds/kinds.ts';
import type { Deps } from '../model/deps.ts';
import type { OpenAddress, OpenView } from '../model/open-view.ts';
import { admittedBy } from '../model/publication/admitted.ts';
import type { ObservedApplication } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';
import { storedRequest } from '../model/request/stored.ts';
import { observe } from '../run/observe.ts';
import { openByRecord } from '../views/open-by-record.ts';
import { inTime } from '../waiting/in-time.ts';
import { idsOf } from './planning/asked.ts';

/**
 * Returns what of a request's publication is open to the internet, as read in the tenant now. If that cannot be read,
 * it is told from the record, with the time of the attempt. Never throws what Graph throws.
 */
export async function openNow(deps: Deps, row: RequestRow, publicationId: string): Promise<OpenView> {
  const now = new Date().toISOString();
  const addresses = await inTime(deps.log, 'what is open', read(deps, row, publicationId), null);
  if (addresses) return { addresses, readAt: now, unreadAt: '' };
  return { ...(await openByRecord(deps.db, row)), unreadAt: now };
}

async function read(deps: Deps, row: RequestRow, publicationId: string): Promise<OpenAddress[]> {
  const graph = deps.graphFor(row.id);
  const { input } = storedRequest(row);
  const known = await idsOf(kinds[row.kind], { deps, graph, publicationId, input });
  const observed = await observe({ graph, asApprover: null }, known);
  return roles.flatMap((role) => openAddress(observed[role]));
}

function openAddress(there: ObservedApplication | undefined): OpenAddress[] {
  if (!there?.publishing?.externalUrl) return [];
  const { assigned, publishing, servicePrincipal } = there;
  const settings = {
    preAuthentication:
      publishing.externalAuthenticationType === 'passthru' ? 'passthru' : 'aadPreAuthentication',
    isAssignmentRequired: servicePrincipal?.appRoleAssignmentRequired ?? true,
    isSignInEnabled: servicePrincipal?.accountEnabled ?? true,
  } as const;
  return [{ externalUrl: there.publishing.externalUrl, admits: admittedBy(settings, assigned.length > 0) }];
}
