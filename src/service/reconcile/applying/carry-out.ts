import { findOpenCreations } from '../../../store/creations.ts';
import type { Trx } from '../../../store/db.ts';
import { lockRequestById } from '../../../store/requests.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { isUnderWay } from '../../model/request/request.ts';
import { move } from '../../requests/move.ts';
import type { Run } from '../../run/run.ts';
import { apply, planFor } from './apply.ts';

/** Somebody has ended the request, or sent it back, while a pass was looking at the tenant. */
class Overtaken extends Error {
  override name = 'Overtaken';
}

/**
 * Carries out what is left to do. The request begins with the intents of the first writes, in one transaction: either
 * both are stored or nothing is written. `inPlace` = the changes that need not be made any more, which count as done,
 * so that the progress card starts where the work does. Returns false if the request is no longer to be applied.
 */
export async function carryOut(run: Run, observed: Observed, inPlace: readonly Change[]): Promise<boolean> {
  const openCreations = await findOpenCreations(run.deps.db, run.desired.publicationId);
  // Stored with the first intents, or before anything else is read; a failure is that of the writes.
  void run.records.intend([], (trx) => begin(run, trx, inPlace));
  try {
    await apply({ ...run, openCreations }, planFor(run, observed), observed);
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

async function begin({ deps, requestId }: Run, trx: Trx, inPlace: readonly Change[]): Promise<void> {
  const row = await lockRequestById(trx, requestId);
  if (!row || !isUnderWay(row.state)) throw new Overtaken('The request is no longer to be applied');
  const done = new Set([...row.done_changes, ...inPlace.map(({ id }) => id)]);
  const values = {
    state: 'applying',
    waits_for: '',
    waiting_for: '',
    done_changes: JSON.stringify([...done]),
    apply_started_at: row.apply_started_at ?? new Date(),
  } as const;
  // It is told with the progress, or with the end if that comes first.
  await move(deps, trx, row, values, { isToldLater: true });
}
