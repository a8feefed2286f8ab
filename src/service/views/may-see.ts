import { randomUUID } from 'node:crypto';
import { checkMemberGroups } from '../../graph/users.ts';
import { findBound } from '../conversations/bindings.ts';
import type { Conversation } from '../conversations/conversations.ts';
import { withoutThread } from '../conversations/thread.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { PublicationView, RequestView } from '../model/view.ts';
import { reducePublication, reduceRequest } from './reduce.ts';
import type { Db } from '../../store/db.ts';

/** Where something is shown: everybody there sees the same, so the conversation decides and not who typed or clicked. */
export type Viewers = Pick<Conversation, 'id' | 'kind' | 'userId'>;

/** What is shown, a request or a publication, by where and by whom it was asked for. */
export type Secret = Pick<RequestView, 'conversationId' | 'requester'>;

/**
 * Whether all of a request, or of what came of it, may be shown in a conversation: where it was made, where approvals are
 * asked for, and where its requester or an approver is alone with the bot. Whoever cannot be checked now is no approver.
 */
export async function maySee(deps: Deps, viewers: Viewers, secret: Secret): Promise<boolean> {
  if (withoutThread(viewers.id) === withoutThread(secret.conversationId)) return true;
  if (isAloneWith(viewers, secret.requester.aadObjectId)) return true;
  return maySeeAll(deps, viewers);
}

/** A request as it may be shown in a conversation. */
export async function requestFor(deps: Deps, viewers: Viewers, request: RequestView): Promise<RequestView> {
  return (await maySee(deps, viewers, request)) ? request : reduceRequest(request);
}

/** A publication as it may be shown in a conversation. */
export async function publicationFor(
  deps: Deps,
  viewers: Viewers,
  publication: PublicationView,
): Promise<PublicationView> {
  return (await maySee(deps, viewers, publication)) ? publication : reducePublication(publication);
}

/** Whether what is for approvers only may be shown in a conversation. */
export async function maySeeAll(deps: Deps, viewers: Viewers): Promise<boolean> {
  if (viewers.kind === 'personal') return isApproverNow(deps, viewers.userId);
  return isForApprovals(deps.db, viewers.id);
}

function isAloneWith({ kind, userId }: Viewers, personId: string): boolean {
  return kind === 'personal' && userId !== '' && userId.toLowerCase() === personId.toLowerCase();
}

async function isForApprovals(db: Db, conversationId: string): Promise<boolean> {
  const bound = await findBound(db, 'approvals');
  return bound !== null && withoutThread(bound.conversation.id) === withoutThread(conversationId);
}

/** Decides what is shown and nothing else: a decision is checked at the click, and says why it is refused. */
async function isApproverNow({ approverGroupId, graphFor, log }: Deps, personId: string): Promise<boolean> {
  if (!approverGroupId || !personId) return false;
  const groups = checkMemberGroups(graphFor(randomUUID()), personId, [approverGroupId]);
  const found = await inTime<string[]>(log, 'who may see', groups, []);
  return found.some((id) => id.toLowerCase() === approverGroupId.toLowerCase());
}
