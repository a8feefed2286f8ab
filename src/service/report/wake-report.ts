import type { Deps } from '../model/deps.ts';

/** Has an accepted report made or shown after `seconds`. */
export async function wakeReportLater(deps: Deps, offerId: string, seconds: number): Promise<void> {
  await deps.jobs.wake(deps.db, 'report', offerId, seconds);
}
