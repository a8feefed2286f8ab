import { findMadeOf } from '../../store/ledger.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Db } from '../../store/db.ts';

/** Whether a request has failed, or may have failed, half-way, so that it can be undone. */
export async function canUndo(db: Db, { id, state, apply_started_at }: RequestRow): Promise<boolean> {
  if (state !== 'failed') return false;
  return apply_started_at !== null || (await findMadeOf(db, id)).length > 0;
}
