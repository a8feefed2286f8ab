import { sentence } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import { lockRequestById, type RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { letGo } from '../../requests/end-undecided.ts';
import { problemView } from '../../model/request/problem.ts';
import { move } from '../../requests/move.ts';
import { isUnderWay } from '../../model/request/request.ts';

/**
 * Sends an approved request back to its requester because it is no longer possible and nothing has been written. Frees
 * its names; its approval no longer counts.
 */
export async function sendBack(deps: Deps, { id }: RequestRow, fields: FieldProblem[]): Promise<void> {
  const problem = problemView(
    sentence('Sent back: this is no longer possible as it was planned'),
    sentence('Nothing was changed. Correct the form and send it again, then it can be approved anew.'),
    { fields },
  );
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || !isUnderWay(row.state)) return;
    await letGo(trx, row);
    const values = {
      state: 'failed',
      digest: '',
      apply_started_at: null,
      problem: JSON.stringify(problem),
    } as const;
    await move(deps, trx, row, values, { details: { digest: row.digest, fields } });
  });
  deps.log.warn({ requestId: id, fields: fields.map(({ field }) => field) }, 'Request sent back');
}
