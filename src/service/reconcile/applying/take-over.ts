import type { FieldProblem } from '../../../errors.ts';
import { lockRequestById, type RequestRow } from '../../../store/requests.ts';
import { kinds } from '../../kinds/kinds.ts';
import type { Deps } from '../../model/deps.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { isUnderWay } from '../../model/request/request.ts';
import { storedRequest } from '../../model/request/stored.ts';
import { sendBack } from './send-back.ts';

/**
 * Records what an approved request takes over, as observed; writes nothing to the tenant. Returns false if part of it
 * now belongs to another publication; the request has then been sent back.
 */
export async function takeOver(deps: Deps, row: RequestRow, observed: Observed): Promise<boolean> {
  const record = kinds[row.kind].takeOver;
  const { input, desired } = storedRequest(row);
  if (!record || !desired) return true;
  const problems = await deps.db.transaction().execute(async (trx): Promise<FieldProblem[]> => {
    const locked = await lockRequestById(trx, row.id);
    if (!locked || !isUnderWay(locked.state)) return [];
    return record(trx, locked, { input, desired, observed });
  });
  if (problems.length > 0) await sendBack(deps, row, problems);
  return problems.length === 0;
}
