import { randomUUID } from 'node:crypto';
import { UserError } from '../errors.ts';
import {
  claimShowing,
  findConversation,
  findConversations,
  findSetting,
  setConversationGone,
  setSetting,
  upsertConversation,
  type ConversationRow,
} from '../store/conversations.ts';
import { claimDelivery } from '../store/deliveries.ts';
import type { Db, Trx } from '../store/database.ts';
import { findDueNotices, findOpenNotices, setNoticesUnposted } from '../store/notices.ts';
import { findRequestById } from '../store/requests.ts';
import type { Deps } from './deps.ts';
import type { Actor } from './request.ts';
import { askNotice } from './requests/announce.ts';
import { requireApprover } from './requests/approvers.ts';

/** A conversation the bot has met. `reference` is the chat layer's own, opaque here. */
export interface Conversation {
  id: string;
  tenantId: string;
  kind: 'personal' | 'groupChat' | 'channel';
  userId: string;
  reference: unknown;
}

const approvalsKey = 'approvals';
/** Two events tell of one opened window within milliseconds. */
const showAgainSeconds = 3;

/** Remembers how to reach a conversation. */
export async function rememberConversation(deps: Deps, conversation: Conversation): Promise<void> {
  await upsertConversation(deps.db, {
    id: conversation.id,
    tenant_id: conversation.tenantId,
    kind: conversation.kind,
    user_id: conversation.userId,
    reference: JSON.stringify(conversation.reference),
    shown_at: new Date(0),
  });
}

/** Whether this message is new; a repeated delivery has one effect. */
export async function isFirstDelivery(
  deps: Deps,
  conversationId: string,
  activityId: string,
): Promise<boolean> {
  return claimDelivery(deps.db, conversationId, activityId);
}

/** Every conversation that can be written to. */
export async function knownConversations(deps: Deps): Promise<Conversation[]> {
  return (await findConversations(deps.db)).map(toConversation);
}

/** The conversation, or null when it is unknown or gone. */
export async function conversationById(deps: Deps, id: string): Promise<Conversation | null> {
  const row = await findConversation(deps.db, id);
  return row && !row.gone_because ? toConversation(row) : null;
}

/** Nothing is sent there any more until it speaks again. */
export async function conversationGone(deps: Deps, id: string, because: string): Promise<void> {
  deps.log.warn({ conversationId: id, because }, 'Conversation is gone');
  await deps.db.transaction().execute(async (trx) => {
    const waiting = (await findOpenNotices(trx, id)).concat(await findDueNotices(trx, id));
    for (const { request_id } of waiting.filter(({ kind }) => kind === 'approval'))
      await reroute(deps, trx, request_id, id);
    await setConversationGone(trx, id, because);
  });
}

/** Approvals that nobody can see any more are asked for where the request was made. */
async function reroute(deps: Deps, trx: Trx, requestId: string, from: string): Promise<void> {
  const request = await findRequestById(trx, requestId);
  if (!request || request.conversation_id === from) return;
  await askNotice(trx, requestId, 'approval', request.conversation_id);
  await deps.jobs.wake(trx, 'notify', request.conversation_id);
}

/** Makes a conversation the place where approvals are asked for; only an approver may. Throws UserError. */
export async function bindApprovals(deps: Deps, actor: Actor, conversation: Conversation): Promise<void> {
  if (conversation.kind === 'personal')
    throw new UserError(
      'Approvals go to a channel or group chat.',
      'Type this in the channel where approvers meet.',
    );
  await requireApprover(deps, actor, randomUUID());
  await rememberConversation(deps, conversation);
  await setSetting(deps.db, approvalsKey, conversation.id, actor.aadObjectId);
  deps.log.info(
    { conversationId: conversation.id, actorId: actor.aadObjectId },
    'Approvals conversation bound',
  );
}

/** Binds the approvals conversation that the sandbox comes with. */
export async function bindSandboxApprovals(deps: Deps, conversation: Conversation): Promise<void> {
  await rememberConversation(deps, conversation);
  await setSetting(deps.db, approvalsKey, conversation.id, 'sandbox');
}

/** Where approvals are asked for: the bound conversation, or `otherwise` when none is bound or it is gone. */
export async function approvalsConversation(db: Db, otherwise: string): Promise<string> {
  const bound = await findSetting(db, approvalsKey);
  const row = bound ? await findConversation(db, bound) : undefined;
  return row && !row.gone_because ? row.id : otherwise;
}

/** Posts the cards of requests that wait in a conversation anew, once however often it is told of the opening. */
export async function showAgain(deps: Deps, conversationId: string): Promise<void> {
  if (await claimShowing(deps.db, conversationId, showAgainSeconds)) await postAgain(deps, conversationId);
}

/** Posts the cards of requests that wait in a conversation anew. */
export async function postAgain(deps: Deps, conversationId: string): Promise<void> {
  const rows = await findOpenNotices(deps.db, conversationId);
  await setNoticesUnposted(
    deps.db,
    rows.map(({ id }) => id),
  );
  await deps.db.transaction().execute((trx) => deps.jobs.wake(trx, 'notify', conversationId));
}

function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    userId: row.user_id,
    reference: row.reference,
  };
}
