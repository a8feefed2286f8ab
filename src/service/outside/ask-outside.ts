import type { Deps } from '../model/deps.ts';

/** Has the addresses of a publication visited from outside soon, by a job, and its cards brought up to date after. */
export async function askOutside({ db, jobs }: Deps, publicationId: string): Promise<void> {
  await db.transaction().execute((trx) => jobs.wake(trx, 'outside', publicationId));
}
