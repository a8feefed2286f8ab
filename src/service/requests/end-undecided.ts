import { sentence, type Text } from '../../language/sentence.ts';
import { findMadeOf } from '../../store/ledger.ts';
import { type RequestRow } from '../../store/requests.ts';
import { dropPublication, setProgress } from '../kinds/publication/new-publication.ts';
import { tellResult } from '../conversations/tell-result.ts';
import type { Deps } from '../model/deps.ts';
import type { Told } from '../record/event-of-move.ts';
import { problemView } from '../model/request/problem.ts';
import { move } from './move.ts';
import type { Trx } from '../../store/db.ts';
import { deleteReservations } from '../../store/reservations.ts';

/**
 * Ends a request that was not approved, or not approved again. Frees what it holds, unless it has already written
 * something: then it has failed half-way and can be undone.
 */
export async function endUndecided(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  end: 'rejected' | 'withdrawn' | 'expired',
  told: Told = {},
): Promise<RequestRow> {
  if ((await findMadeOf(trx, row.id)).length > 0) return endHalfWay(deps, trx, row, end, told);
  await letGo(trx, row);
  return move(deps, trx, row, { state: end }, told);
}

/** Frees what a request holds; only for a request that has written nothing. */
export async function letGo(trx: Trx, row: RequestRow): Promise<void> {
  await dropPublication(trx, row);
  await deleteReservations(trx, row.id);
}

const titles = {
  rejected: sentence('Rejected when it was half done'),
  withdrawn: sentence('Withdrawn when it was half done'),
  expired: sentence('Approved by nobody in time when it was half done'),
} as const satisfies Record<string, Text>;

async function endHalfWay(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  end: keyof typeof titles,
  told: Told,
): Promise<RequestRow> {
  const problem = problemView(
    titles[end],
    sentence('Press Undo to take back what was done, or Retry to ask the approvers again.'),
  );
  await setProgress(trx, row, 'failed');
  await tellResult(trx, row, 'failed');
  const values = {
    state: 'failed',
    problem: JSON.stringify(problem),
    apply_started_at: row.apply_started_at ?? new Date(),
  } as const;
  return move(deps, trx, row, values, { ...told, kind: end });
}
