import { randomUUID } from 'node:crypto';
import { checkMemberGroups } from '../../graph/users.ts';
import { findBound } from '../conversations/bound.ts';
import type { Conversation } from '../conversations/conversations.ts';
import { withoutThread } from '../conversations/thread.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { PublicationView, RequestView } from '../model/view.ts';
import { reducePublication, reduceRequest } from './reduce.ts';
import type { Db } from '../../store/db.ts';

/**
 * Where something is shown. Everybody there sees the same, so the conversation decides, not the person who typed or
 * clicked.
 */
export type Viewers = Pick<Conversation, 'id' | 'kind' | 'userId'>;

/** A request or publication to show, by where and by whom it was asked for. */
export type Secret = Pick<RequestView, 'conversationId' | 'requester'>;

/**
 * Whether a request, or its publication, may be shown in full in a conversation: where it was made, where approvals are
 * asked for, and in one-to-one chats of its requester or an approver. Anyone who cannot be checked now does not count
 * as an approver. `seesAll` = whether the conversation may see what is for approvers only, if that is shared by several.
 */
export async function maySee(
  deps: Deps,
  viewers: Viewers,
  secret: Secret,
  seesAll: () => Promise<boolean> = () => maySeeAll(deps, viewers),
): Promise<boolean> {
  if (withoutThread(viewers.id) === withoutThread(secret.conversationId)) return true;
  if (isAloneWith(viewers, secret.requester.aadObjectId)) return true;
  return seesAll();
}

/** Returns a request in full, or reduced to what the conversation may see; `seesAll` as for `maySee`. */
export async function requestFor(
  deps: Deps,
  viewers: Viewers,
  request: RequestView,
  seesAll?: () => Promise<boolean>,
): Promise<RequestView> {
  return (await maySee(deps, viewers, request, seesAll)) ? request : reduceRequest(request);
}

/** Returns a publication in full, or reduced to what the conversation may see. */
export async function publicationFor(
  deps: Deps,
  viewers: Viewers,
  publication: PublicationView,
): Promise<PublicationView> {
  return (await maySee(deps, viewers, publication)) ? publication : reducePublication(publication);
}

/** Whether a conversation may see what is for approvers only. */
export async function maySeeAll(deps: Deps, viewers: Viewers): Promise<boolean> {
  if (viewers.kind === 'personal') return isApproverNow(deps, viewers.userId);
  return isForApprovals(deps.db, viewers.id);
}

/** Whether a conversation is somebody's own chat with the bot. */
export function isAloneWith({ kind, userId }: Viewers, personId: string): boolean {
  return kind === 'personal' && userId !== '' && userId.toLowerCase() === personId.toLowerCase();
}

async function isForApprovals(db: Db, conversationId: string): Promise<boolean> {
  const bound = await findBound(db, 'approvals');
  return bound !== null && withoutThread(bound.conversation.id) === withoutThread(conversationId);
}

/** Only decides what to show: the authority to approve is checked at the click, which explains a refusal. */
async function isApproverNow({ approverGroupId, graphFor, log }: Deps, personId: string): Promise<boolean> {
  if (!approverGroupId || !personId) return false;
  const groups = checkMemberGroups(graphFor(randomUUID()), personId, [approverGroupId]);
  const found = await inTime<string[]>(log, 'who may see', groups, []);
  return found.some((id) => id.toLowerCase() === approverGroupId.toLowerCase());
}
