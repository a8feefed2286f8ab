import { findConversation } from '../../store/conversations.ts';
import { findNotices } from '../../store/notices.ts';
import { setSkipped } from '../../store/outbox.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import { findStrandedNotices, findStrandedRequests } from '../../store/stranded.ts';
import type { Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';
import { eachOf } from '../model/each-of.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { isFinal } from '../model/request/request.ts';
import { askNotice } from './ask-notice.ts';
import { announcementsPlace, ownPlace } from './places.ts';

/** Cards that are each posted once, to tell what came of a request. */
const results: readonly NoticeKind[] = ['published', 'changed', 'rejected', 'failed'];

/** What is older is no news. */
const newsDays = 30;

/**
 * Has the news of a request follow its requester where the place it is due in is gone. What has found another place is
 * not told again in the old one, should that come back; its other cards are then brought up to date. It stays due while
 * only the channel that hears of every result could be told, or nobody. Repeating this changes nothing.
 */
async function followRequester(deps: Deps, trx: Trx, requestId: string): Promise<void> {
  const row = await lockRequestById(trx, requestId);
  if (row) await followLocked(deps, trx, row);
}

/** As `followRequester`, of a request that the transaction has locked. */
export async function followLocked(deps: Deps, trx: Trx, row: RequestRow): Promise<void> {
  const stranded = (await findStrandedNotices(trx, row.id)).filter(({ kind }) => results.includes(kind));
  const isStatus = stranded.length === 0 && (await needsStatus(trx, row));
  const kinds = isStatus ? ['status' as const] : [...new Set(stranded.map(({ kind }) => kind))];
  if (kinds.length === 0) return;
  const own = await ownPlace(trx, row);
  const place = own ?? (await announcementsPlace(trx));
  if (place === null || (own === null && (await isAsked(trx, row, kinds, place)))) return;
  for (const kind of kinds) await askNotice(trx, row.id, kind, place);
  if (own !== null) for (const { id } of stranded) await setSkipped(trx, 'notice', id, row.revision);
  await deps.jobs.wake(trx, 'notify', place);
  deps.log.info({ requestId: row.id, kinds, conversationId: place }, 'Told elsewhere: the place is gone');
}

async function isAsked(
  trx: Trx,
  { id }: RequestRow,
  kinds: readonly NoticeKind[],
  place: string,
): Promise<boolean> {
  const here = (await findNotices(trx, id)).filter(({ conversation_id }) => conversation_id === place);
  return kinds.every((kind) => here.some((notice) => notice.kind === kind));
}

/** Whether the card with the state must appear elsewhere, because no card tells the requester. */
async function needsStatus(trx: Trx, row: RequestRow): Promise<boolean> {
  const home = await findConversation(trx, row.conversation_id);
  if (!home?.gone_because) return false;
  const told = (await findNotices(trx, row.id)).filter(
    ({ kind }) => kind === 'status' || results.includes(kind),
  );
  const own = await ownPlace(trx, row);
  if (own !== null && told.some(({ conversation_id: id }) => id === own)) return false;
  if (!isFinal(row.state)) return true;
  return told.some(({ kind, sent_revision }) => kind === 'status' && sent_revision < row.revision);
}

/** As `followRequester`, for every request that needs it; with `personId`, only for that person's. */
export async function followRequesters(deps: Deps, personId?: string): Promise<void> {
  const ids = await findStrandedRequests(deps.db, newsSince(), personId);
  const about = (requestId: string) => ({ requestId });
  await eachOf(deps, ids, about, (id) =>
    deps.db.transaction().execute((trx) => followRequester(deps, trx, id)),
  );
}

/** The time since which what a request did is news. */
export function newsSince(): Date {
  return new Date(Date.now() - newsDays * 24 * 3600 * 1000);
}
