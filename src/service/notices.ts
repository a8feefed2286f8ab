import {
  findDueNotices,
  findNotice,
  setNoticeSent,
  setNoticesUnposted,
  type NoticeRow,
} from '../store/notices.ts';
import { findRequestById } from '../store/requests.ts';
import type { Deps } from './deps.ts';
import { askNotice, type NoticeKind } from './requests/announce.ts';
import { requestView } from './requests/request-view.ts';
import type { RequestView } from './view.ts';

/** A card that is behind its request. `activityId` is the message to update; `''` = post a new one. */
export interface DueNotice {
  id: string;
  kind: NoticeKind;
  conversationId: string;
  activityId: string;
  request: RequestView;
  revision: number;
  /** What was sent last; equal to the digest of the new card = nothing to send. */
  sentDigest: string;
  /** When it was sent last; null = never. */
  sentAt: Date | null;
}

/** What must be told in a conversation, oldest first. */
export async function dueNotices(deps: Deps, conversationId: string): Promise<DueNotice[]> {
  const rows = await findDueNotices(deps.db, conversationId);
  const due = await Promise.all(rows.map((row) => toDue(deps, row)));
  return due.filter((notice) => notice !== null);
}

async function toDue(deps: Deps, row: NoticeRow): Promise<DueNotice | null> {
  const request = await findRequestById(deps.db, row.request_id);
  if (!request) return null;
  return {
    id: row.id,
    kind: row.kind as NoticeKind,
    conversationId: row.conversation_id,
    activityId: row.is_posted ? (row.activity_ids.at(-1) ?? '') : '',
    request: await requestView(deps, request),
    revision: request.revision,
    sentDigest: row.sent_digest,
    sentAt: row.sent_at,
  };
}

/** Records that a card is up to date; `newActivityId` when it was posted anew. */
export async function noticeSent(
  deps: Deps,
  notice: DueNotice,
  digest: string,
  newActivityId?: string,
): Promise<void> {
  const sent = { revision: notice.revision, digest };
  await setNoticeSent(deps.db, notice.id, newActivityId ? { ...sent, newActivityId } : sent);
}

/** The message is no longer there: the card must be posted anew. */
export async function noticeLost(deps: Deps, notice: DueNotice): Promise<void> {
  await setNoticesUnposted(deps.db, [notice.id]);
}

/** Looks at a conversation's notices again in some seconds. */
export async function noticeLater(deps: Deps, conversationId: string, seconds: number): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wake(trx, 'notify', conversationId, seconds));
}

/** Looks at a conversation's notices again soon. */
export async function noticeSoon(deps: Deps, conversationId: string): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wakeSoon(trx, 'notify', conversationId));
}

/** Shows a card of the request in a conversation, anew when it was posted there before. */
export async function showRequest(
  deps: Deps,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await askNotice(trx, requestId, kind, conversationId);
    const notice = await findNotice(trx, requestId, kind, conversationId);
    if (notice?.is_posted) await setNoticesUnposted(trx, [notice.id]);
    await deps.jobs.wake(trx, 'notify', conversationId);
  });
}
