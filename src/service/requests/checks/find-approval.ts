import { findDecisions, type DecisionRow, type RequestRow } from '../../../store/requests.ts';
import type { Db } from '../../../store/db.ts';

/** The last decision about the plan of a request as it is now, if it was approved; null = it was not. */
export async function findApproval(db: Db, row: RequestRow): Promise<DecisionRow | null> {
  const decisions = await findDecisions(db, row.id);
  const last = decisions.findLast(({ digest }) => digest === row.digest);
  return last?.decision === 'approve' ? last : null;
}
