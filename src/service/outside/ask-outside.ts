import { setOutsideDue } from '../../store/outside-checks.ts';
import type { Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';

/** Has the addresses of a publication visited from outside soon, by a job, and its cards brought up to date after. */
export async function askOutside({ db, jobs }: Deps, publicationId: string): Promise<void> {
  await jobs.wake(db, 'outside', publicationId);
}

/**
 * Has the addresses that a request has just opened visited from outside a moment after its transaction has committed:
 * nobody waits for that to be told that it is done. Its cards show what the visit showed.
 */
export async function askAboutOpened(
  { jobs, waits }: Deps,
  trx: Trx,
  publicationId: string,
  requestId: string,
): Promise<void> {
  await setOutsideDue(trx, publicationId, requestId);
  await jobs.wake(trx, 'outside', publicationId, waits.afterEndSeconds);
}
