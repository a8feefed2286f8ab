import { findDecisions, type DecisionRow, type RequestRow } from '../../../store/requests.ts';
import type { Db } from '../../../store/db.ts';

/** Returns the last decision about the current plan if it was an approval, else null. */
export async function findApproval(db: Db, row: RequestRow): Promise<DecisionRow | null> {
  const decisions = await findDecisions(db, row.id);
  const last = decisions.findLast(({ digest }) => digest === row.digest);
  return last?.decision === 'approve' ? last : null;
}
