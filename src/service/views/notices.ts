import {
  findDueNotices,
  setNoticeNotPosted,
  setNoticePosting,
  setNoticeSent,
  setNoticeSkipped,
  setNoticeUnsure,
  type NoticeRow,
} from '../../store/notices.ts';
import { findRequestById, lockRequestById } from '../../store/requests.ts';
import { conversationById } from '../conversations/conversations.ts';
import { findBound, type Bound } from '../conversations/bound.ts';
import { isAhead } from '../waiting/age.ts';
import type { Deps } from '../model/deps.ts';
import { requestFor, type Viewers } from './may-see.ts';
import { requestView } from './request-view.ts';
import type { RequestView } from '../model/view.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { wakeSweep } from '../conversations/ask-notice.ts';
import { updateAsking } from '../conversations/asking.ts';
import { resultPlace } from '../conversations/places.ts';

/** A card that is out of date. `activityId` is the message to update; `''` = post a new one. */
export interface DueNotice {
  id: string;
  kind: NoticeKind;
  conversationId: string;
  activityId: string;
  request: RequestView;
  revision: number;
  /** Digest of the last card sent; if the new card's digest is equal, there is nothing to send. */
  sentDigest: string;
  /** When a card was last sent; null = never. */
  sentAt: Date | null;
  /**
   * Do not post before this time, because the message may exist although Teams did not confirm it; null = post at once.
   */
  unsureUntil: Date | null;
  unsureTimes: number;
  /** Do not send before this time, because Teams would not take it; null = at once. */
  heldUntil: Date | null;
  /** How often in a row, and since when, Teams has not taken it. */
  heldTimes: number;
  heldSince: Date | null;
  /** The notice is for the conversation in which the request was made. */
  isHome: boolean;
  /** The notice is where its requester looks for news: there, or where that follows them to if that place is gone. */
  isForRequester: boolean;
  /** The bound approvals conversation, if it cannot be written to; else null. */
  lostApprovals: Bound | null;
}

/** Lists the notices due in a conversation, oldest first. */
export async function dueNotices(deps: Deps, conversationId: string): Promise<DueNotice[]> {
  const conversation = await conversationById(deps, conversationId);
  if (!conversation) return [];
  const rows = await findDueNotices(deps.db, conversationId);
  const due = await Promise.all(rows.map((row) => toDue(deps, row, conversation)));
  return due.filter((notice) => notice !== null).filter((notice) => !isForNobodyHere(notice));
}

/** A plan is not sent to a chat whose person is not, or cannot be checked to be, an approver; that is tried again. */
function isForNobodyHere({ kind, activityId, sentAt, request }: DueNotice): boolean {
  const isPlan = kind === 'approval' && request.state === 'planned';
  return isPlan && activityId === '' && sentAt === null && request.isReduced;
}

async function toDue(deps: Deps, row: NoticeRow, viewers: Viewers): Promise<DueNotice | null> {
  const request = await findRequestById(deps.db, row.request_id);
  if (!request) return null;
  return {
    id: row.id,
    kind: row.kind,
    conversationId: row.conversation_id,
    activityId: row.is_posted ? (row.activity_ids.at(-1) ?? '') : '',
    request: await requestFor(deps, viewers, await requestView(deps, request)),
    revision: request.revision,
    sentDigest: row.sent_digest,
    sentAt: row.sent_at,
    unsureUntil: row.unsure_until,
    unsureTimes: row.unsure_times,
    heldUntil: row.held_until,
    heldTimes: row.held_times,
    heldSince: row.held_since,
    isHome: row.conversation_id === request.conversation_id,
    isForRequester: row.conversation_id === (await resultPlace(deps.db, request)),
    lostApprovals: row.kind === 'approval' ? await lostApprovals(deps) : null,
  };
}

async function lostApprovals(deps: Deps): Promise<Bound | null> {
  const bound = await findBound(deps.db, 'approvals');
  return bound?.goneBecause ? bound : null;
}

/** Records that a new message is about to be posted. */
export async function noticePosting(deps: Deps, notice: DueNotice): Promise<void> {
  await setNoticePosting(deps.db, notice.id);
}

/** Records that the new message was certainly not posted. */
export async function noticeNotPosted(deps: Deps, notice: DueNotice): Promise<void> {
  await setNoticeNotPosted(deps.db, notice.id);
}

/** Records that a card is up to date; `newActivityId` if it was posted as a new message. */
export async function noticeSent(
  deps: Deps,
  notice: DueNotice,
  digest: string,
  newActivityId?: string,
): Promise<void> {
  const sent = { revision: notice.revision, digest, ...(newActivityId && { newActivityId }) };
  if (notice.kind !== 'approval' || !newActivityId) return setNoticeSent(deps.db, notice.id, sent);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, notice.request.id);
    await setNoticeSent(trx, notice.id, sent);
    if (row) await updateAsking(deps, trx, row);
  });
}

/** Records that this card cannot be sent; the next one is tried when its request moves on. */
export async function noticeRefused(deps: Deps, notice: DueNotice): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, notice.request.id);
    await setNoticeSkipped(trx, notice.id, notice.revision);
    if (!row || notice.kind !== 'approval') return;
    const revision = await updateAsking(deps, trx, row);
    await wakeSweep(deps, trx);
    // That nobody could be asked is no reason to try the same card again.
    if (row.revision === notice.revision) await setNoticeSkipped(trx, notice.id, revision);
  });
}

/** Whether a message may exist already, so that it must not be posted again yet. */
export function isUnsure({ unsureUntil, unsureTimes }: DueNotice): boolean {
  return unsureUntil !== null && isAhead(unsureUntil, waitOf(unsureTimes - 1) * 1000 + skewMs);
}

/** How far the clocks of two instances may differ. */
const skewMs = 60_000;

/** The first wait is short for a reader, yet long enough for a click on the message; each further one is longer. */
const unsureSeconds = [10, 60, 600, 3600];

/**
 * Records that the message may exist although Teams gave no clear answer, and wakes the conversation later. A click on
 * the message in the meantime proves that it exists; otherwise it is posted again. Two cards are better than none.
 */
export async function noticeUnsure(deps: Deps, notice: DueNotice): Promise<void> {
  const seconds = waitOf(notice.unsureTimes);
  await setNoticeUnsure(deps.db, notice.id, new Date(Date.now() + seconds * 1000));
  await noticeLater(deps, notice.conversationId, seconds);
}

function waitOf(times: number): number {
  return unsureSeconds[times] ?? 3600;
}

/** Wakes a conversation's notices after `seconds`. */
export async function noticeLater(deps: Deps, conversationId: string, seconds: number): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wake(trx, 'notify', conversationId, seconds));
}

/** Wakes a conversation's notices soon. */
export async function noticeSoon(deps: Deps, conversationId: string): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wakeSoon(trx, 'notify', conversationId));
}
