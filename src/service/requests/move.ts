import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Trx } from '../../store/database.ts';
import { insertEvent } from '../../store/events.ts';
import { findNotices, insertNotice } from '../../store/notices.ts';
import { setRequest, type RequestRow } from '../../store/requests.ts';
import type { EventKind } from '../../store/event-table.ts';
import type { RequestTable } from '../../store/tables.ts';
import type { Deps } from '../model/deps.ts';
import { countRequestFinished } from '../../telemetry/count.ts';
import { detailsOf, eventOfMove, type Told } from '../record/event-of-move.ts';
import { isFinal, mayMove, type RequestState } from '../model/request.ts';

/** The cards a request can have in a conversation. */
export type NoticeKind = 'status' | 'approval' | 'progress' | 'published' | 'changed' | 'rejected' | 'failed';

/** Asks for a card of the request in a conversation; it is posted once, whoever asks how often. */
export async function askNotice(
  trx: Trx,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<void> {
  await insertNotice(trx, { id: randomUUID(), request_id: requestId, kind, conversation_id: conversationId });
}

/**
 * Changes a request, writes down what that is in the record of events, and wakes every conversation that shows it, in the
 * caller's transaction. Without `by` it was the bot itself.
 */
export async function change(
  deps: Deps,
  trx: Trx,
  row: RequestRow,
  values: Omit<Updateable<RequestTable>, 'state'> & { state?: RequestState },
  told: Told = {},
): Promise<RequestRow> {
  if (values.state && values.state !== row.state && !mayMove(row.state as RequestState, values.state))
    throw new Error(`A request that is ${row.state} cannot become ${values.state}`);
  // What was waited for belongs to the state it was waited in.
  const isMove = values.state !== undefined && values.state !== row.state;
  const changed = await setRequest(
    trx,
    row.id,
    isMove ? { waiting_for: '', settling_ms: 0, ...values } : values,
  );
  if (isMove && isFinal(changed.state as RequestState)) countRequestFinished(changed.state);
  await tell(
    trx,
    changed,
    told.kind ?? (isMove ? eventOfMove(row.state as RequestState, changed) : null),
    told,
  );
  await wakeConversations(deps, trx, row.id);
  return changed;
}

async function tell(trx: Trx, row: RequestRow, kind: EventKind | null, told: Told): Promise<void> {
  if (!kind) return;
  const details = { ...detailsOf(kind, row), ...told.details };
  await insertEvent(trx, { kind, requestId: row.id, name: row.name, actor: told.by ?? null, details });
}

/** Wakes every conversation that shows the request, at once: something new is to be told. */
export async function wakeConversations(deps: Deps, trx: Trx, requestId: string): Promise<void> {
  for (const id of await conversationsOf(trx, requestId)) await deps.jobs.wake(trx, 'notify', id);
}

/** Wakes them soon: a publication makes many small steps, and a card shows a few of them at once. */
export async function wakeConversationsSoon(deps: Deps, trx: Trx, requestId: string): Promise<void> {
  for (const id of await conversationsOf(trx, requestId)) await deps.jobs.wakeSoon(trx, 'notify', id);
}

/** In one order for all, so that two transactions never wait for each other. */
async function conversationsOf(trx: Trx, requestId: string): Promise<string[]> {
  const notices = await findNotices(trx, requestId);
  return [...new Set(notices.map((notice) => notice.conversation_id))].sort();
}
