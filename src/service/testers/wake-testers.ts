import { findTestsDue } from '../../store/test-asks.ts';
import type { Deps } from '../model/deps.ts';

/** Has the testers asked whom an earlier process did not come to ask: the jobs of an embedded database end with it. */
export async function wakeTesters({ db, jobs }: Deps): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const id of await findTestsDue(trx)) await jobs.wake(trx, 'testers', id);
  });
}
