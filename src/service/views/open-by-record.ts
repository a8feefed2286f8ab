import { findExposing, type ExposingChange } from '../../store/ledger.ts';
import type { Db } from '../../store/db.ts';
import type { RequestRow } from '../../store/requests.ts';
import { findStart } from '../kinds/publication/starting-point.ts';
import type { OpenAddress, OpenView } from '../model/open-view.ts';
import { admittedBy } from '../model/publication/admitted.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import { storedDesired, storedRequest } from '../model/request/stored.ts';

/** What is open by role, as far as is recorded. */
type Open = Map<string, { application: DesiredApplication; isUncertain: boolean }>;

/**
 * Returns what is open to the internet by the bot's own record: what was open before the request, and what the request
 * has opened and closed since. For a request that failed where the tenant could not be read, or before this was read.
 */
export async function openByRecord(db: Db, row: RequestRow): Promise<OpenView> {
  const { desired, plan } = storedRequest(row);
  const before = await openBefore(db, row, desired, plan?.base ?? null);
  const open: Open = new Map(
    (before?.applications ?? []).map((application) => [
      application.role,
      { application, isUncertain: false },
    ]),
  );
  const wanted = [...(desired?.applications ?? []), ...(plan?.base?.applications ?? [])];
  for (const change of await findExposing(db, row.id)) follow(open, change, wanted);
  const isAnybody = [desired, before].some((one) => (one?.principals.length ?? 0) > 0);
  const addresses = [...open.values()].map(({ application, isUncertain }): OpenAddress => ({
    externalUrl: application.externalUrl,
    admits: admittedBy(application, isAnybody),
    ...(isUncertain && { isUncertain }),
  }));
  return { addresses, readAt: '', unreadAt: '' };
}

/** An adoption is about what is open already; other requests start from a publication or from nothing. */
async function openBefore(
  db: Db,
  row: RequestRow,
  desired: Desired | null,
  base: Desired | null,
): Promise<Desired | null> {
  if (row.kind === 'adopt') return desired;
  if (row.kind === 'restore' || row.kind === 'publish') return null;
  if (base) return base;
  const publication = await findStart(db, row);
  return publication?.state === 'published' ? storedDesired(publication) : null;
}

function follow(open: Open, change: ExposingChange, wanted: readonly DesiredApplication[]): void {
  const { kind, role, externalUrl, preAuthentication, isUncertain } = change;
  const there = open.get(role);
  if (kind !== 'publish') {
    if (isUncertain && there) open.set(role, { ...there, isUncertain });
    else open.delete(role);
    return;
  }
  const application = there?.application ?? wanted.find((one) => one.role === role);
  if (!application) return;
  open.set(role, { application: { ...application, externalUrl, preAuthentication }, isUncertain });
}
