import { findDueNotices, type NoticeRow } from '../../store/notices.ts';
import { findRequestById } from '../../store/requests.ts';
import { findBound, type Bound } from '../conversations/bound.ts';
import type { Deps } from '../model/deps.ts';
import { dueCard, type DueCard, type Waiting } from './due-card.ts';
import { keep } from '../waiting/keep.ts';
import { maySeeAll, requestFor, type Viewers } from './may-see.ts';
import { requestView } from './request-view.ts';
import type { RequestView } from '../model/view.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { resultPlace } from '../conversations/places.ts';

/** A card of a request that is out of date. */
export interface DueNotice extends DueCard {
  outbox: 'notice';
  kind: NoticeKind;
  request: RequestView;
  /** The notice is for the conversation in which the request was made. */
  isHome: boolean;
  /** The notice is where its requester looks for news: there, or where that follows them to if that place is gone. */
  isForRequester: boolean;
  /** The bound approvals conversation, if it cannot be written to; else null. */
  lostApprovals: Bound | null;
}

/** What is the same for all cards of a conversation, and asked for the first that needs it. */
interface Shared {
  seesAll(): Promise<boolean>;
  lostApprovals(): Promise<Bound | null>;
}

/** Sending many cards takes longer; who may see them is then asked again. */
const sharedSeconds = 5;

/** Lists the notices due in a conversation that can be written to: what has ended first, then oldest first. */
export async function dueNotices(deps: Deps, conversation: Viewers): Promise<Waiting<DueNotice>[]> {
  const rows = await findDueNotices(deps.db, conversation.id);
  const once = <T>(read: () => Promise<T>) => keep(read, () => sharedSeconds).read;
  const shared: Shared = {
    seesAll: once(() => maySeeAll(deps, conversation)),
    lostApprovals: once(() => lostApprovals(deps)),
  };
  return rows.map((row) => ({
    ...dueCard(row),
    isProgress: row.is_open && row.is_posted,
    read: async () => {
      const due = await toDue(deps, row, conversation, shared);
      return due && !isForNobodyHere(due) ? due : null;
    },
  }));
}

/** A plan is not sent to a chat whose person is not, or cannot be checked to be, an approver; that is tried again. */
function isForNobodyHere({ kind, activityId, sentAt, request }: DueNotice): boolean {
  const isPlan = kind === 'approval' && request.state === 'planned';
  return isPlan && activityId === '' && sentAt === null && request.isReduced;
}

async function toDue(
  deps: Deps,
  row: NoticeRow,
  viewers: Viewers,
  { seesAll, lostApprovals: lost }: Shared,
): Promise<DueNotice | null> {
  const request = await findRequestById(deps.db, row.request_id);
  if (!request) return null;
  const isHome = row.conversation_id === request.conversation_id;
  return {
    ...dueCard(row),
    outbox: 'notice',
    kind: row.kind,
    conversationId: row.conversation_id,
    request: await requestFor(deps, viewers, await requestView(deps, request), seesAll),
    revision: request.revision,
    isHome,
    isForRequester: isHome || row.conversation_id === (await resultPlace(deps.db, request)),
    lostApprovals: row.kind === 'approval' ? await lost() : null,
  };
}

async function lostApprovals(deps: Deps): Promise<Bound | null> {
  const bound = await findBound(deps.db, 'approvals');
  return bound?.goneBecause ? bound : null;
}
