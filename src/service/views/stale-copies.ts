import { findRequestById } from '../../store/requests.ts';
import { addStaleMessage, findStaleNotices, removeStaleMessage } from '../../store/stale-copies.ts';
import type { NoticeRow } from '../../store/notices.ts';
import type { Deps } from '../model/deps.ts';
import type { RequestView } from '../model/view.ts';
import { requestFor, type Viewers } from './may-see.ts';
import { noticeSoon } from './notices.ts';
import { requestView } from './request-view.ts';

/** A message that still shows buttons although its card has moved on. */
export interface StaleCopy {
  noticeId: string;
  activityId: string;
  request: RequestView;
  /** Whether the card goes on in no other message: Teams did not find this one when it was to be updated. */
  isOnly: boolean;
}

/** Returns such messages in a conversation, newest first. */
export async function staleCopies(deps: Deps, viewers: Viewers): Promise<StaleCopy[]> {
  const rows = await findStaleNotices(deps.db, viewers.id);
  return (await Promise.all(rows.map((row) => copiesOf(deps, row, viewers)))).flat();
}

async function copiesOf(deps: Deps, row: NoticeRow, viewers: Viewers): Promise<StaleCopy[]> {
  const found = await findRequestById(deps.db, row.request_id);
  if (!found) return [];
  const request = await requestFor(deps, viewers, await requestView(deps, found));
  return row.stale_ids.toReversed().map((activityId) => {
    const isOnly = row.is_posted && row.activity_ids.at(-1) === activityId;
    return { noticeId: row.id, activityId, request, isOnly };
  });
}

/** Records that a message has lost its buttons, or cannot be reached any more. */
export async function copySettled(deps: Deps, { noticeId, activityId }: StaleCopy): Promise<void> {
  await removeStaleMessage(deps.db, noticeId, activityId);
}

/** Somebody pressed a button on an older message, so their client still shows it: the message is updated once more. */
export async function olderCopyClicked(deps: Deps, row: NoticeRow, activityId: string): Promise<void> {
  if (!row.is_posted || row.activity_ids.at(-1) === activityId) return;
  await addStaleMessage(deps.db, row.id, activityId);
  await noticeSoon(deps, row.conversation_id);
}
