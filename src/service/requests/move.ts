import type { Updateable } from 'kysely';
import { insertEvent } from '../../store/events.ts';
import { setRequest, type RequestRow } from '../../store/requests.ts';
import type { EventKind } from '../../store/event-table.ts';
import type { RequestTable } from '../../store/tables.ts';
import { wakeConversations } from '../conversations/ask-notice.ts';
import { followLocked } from '../conversations/follow-requester.ts';
import type { Deps } from '../model/deps.ts';
import { countRequestFinished } from '../../telemetry/count.ts';
import { detailsOf, eventOfMove, type Told } from '../record/event-of-move.ts';
import { isFinal, mayMove, type RequestState } from '../model/request/request.ts';
import type { Trx } from '../../store/db.ts';

/**
 * The only door of the state machine. In the caller's transaction, moves a request or updates its row, records the
 * event, and wakes every conversation that shows it, unless that is done later. Without `by`, the bot itself acted.
 */
export async function move(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  values: Omit<Updateable<RequestTable>, 'state'> & { state?: RequestState },
  told: Told = {},
): Promise<RequestRow> {
  if (values.state && values.state !== row.state && !mayMove(row.state, values.state))
    throw new Error(`A request that is ${row.state} cannot become ${values.state}`);
  // A wait belongs to its state, so a move ends it.
  const isMove = values.state !== undefined && values.state !== row.state;
  const moved = await setRequest(
    trx,
    row.id,
    isMove ? { waits_for: '', waiting_for: '', settling_ms: 0, ...values } : values,
  );
  if (isMove && isFinal(moved.state)) countRequestFinished(moved.state);
  await tell(trx, moved, told.kind ?? (isMove ? eventOfMove(row.state, moved) : null), told);
  if (isMove && isFinal(moved.state)) await followLocked(deps, trx, moved);
  if (!told.isToldLater) await wakeConversations(deps, trx, row.id);
  return moved;
}

async function tell(trx: Trx, row: RequestRow, kind: EventKind | null, told: Told): Promise<void> {
  if (!kind) return;
  const details = { ...detailsOf(kind, row), ...told.details };
  await insertEvent(trx, { kind, requestId: row.id, name: row.name, actor: told.by ?? null, details });
}
