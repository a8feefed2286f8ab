import { sentence } from '../../language/sentence.ts';
import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { findConversation, type ConversationRow } from '../../store/conversations.ts';
import { insertEvent } from '../../store/events.ts';
import { deleteSetting, findSetting, setSetting } from '../../store/settings.ts';
import { toConversation, type Conversation } from './conversations.ts';
import { rememberConversation } from './remember.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import type { Person } from '../model/view.ts';
import { requireApprover } from '../tenant/approvers.ts';
import { withoutThread } from './thread.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import { askNotice } from './ask-notice.ts';
import type { Db, Trx } from '../../store/db.ts';

/** What a conversation can be bound to: requests for approval, or announcements of results. */
export type Binding = 'approvals' | 'announcements';

/** Every kind of binding. */
export const bindings: readonly Binding[] = ['approvals', 'announcements'];

/** A bound conversation; if `goneBecause` is not empty, it can no longer be written to. */
export interface Bound {
  conversation: Conversation;
  goneBecause: string;
  /** Object id of the person who bound it; `''` if it was configured at start. */
  boundBy: string;
}

/** Binds a channel or group chat; only an approver may. Throws UserError. */
export async function bind(
  deps: Deps,
  actor: Actor,
  binding: Binding,
  conversation: Conversation,
): Promise<void> {
  if (conversation.kind === 'personal')
    throw new UserError(
      binding === 'approvals'
        ? sentence('Approvals go to a channel or group chat.')
        : sentence('Announcements go to a channel or group chat.'),
      sentence('Type this in the channel it is about.'),
    );
  await requireApprover(deps, actor, randomUUID());
  await rememberConversation(deps, conversation);
  await setBinding(deps, binding, conversation, actor);
  const who = { conversationId: conversation.id, actorId: actor.aadObjectId };
  deps.log.info({ ...who, binding }, 'Conversation bound');
}

/** Removes a binding; only an approver may. Throws UserError. */
export async function unbind(deps: Deps, actor: Actor, binding: Binding): Promise<void> {
  await requireApprover(deps, actor, randomUUID());
  await deps.db.transaction().execute(async (trx) => {
    const bound = await findBound(trx, binding);
    await deleteSetting(trx, binding);
    if (bound) await tell(trx, 'unbound', binding, bound.conversation, actor);
  });
  deps.log.info({ binding, actorId: actor.aadObjectId }, 'Conversation unbound');
}

/** Binds the approvals conversation configured for the bot, at each start. */
export async function bindAtStart(deps: Deps, conversation: Conversation): Promise<void> {
  await rememberConversation(deps, conversation);
  const bound = await findBound(deps.db, 'approvals');
  if (bound?.conversation.id !== conversation.id) await setBinding(deps, 'approvals', conversation, null);
}

/** `actor` null = the binding was configured at start. */
async function setBinding(
  deps: Deps,
  binding: Binding,
  conversation: Conversation,
  actor: Person | null,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await setSetting(trx, binding, conversation.id, actor?.aadObjectId ?? '');
    await tell(trx, 'bound', binding, conversation, actor);
  });
}

async function tell(
  trx: Trx,
  kind: 'bound' | 'unbound',
  binding: Binding,
  { id, name, teamName }: Conversation,
  actor: Person | null,
): Promise<void> {
  const details = { binding, conversationId: id, conversationName: name, teamName };
  await insertEvent(trx, { kind, requestId: null, name: '', actor, details });
}

/** Returns the bound conversation, reachable or gone; null = none. */
export async function findBound(db: Db, binding: Binding): Promise<Bound | null> {
  const setting = await findSetting(db, binding);
  const row = setting ? await findConversation(db, setting.value) : undefined;
  if (!setting || !row) return null;
  return { conversation: toConversation(row), goneBecause: row.gone_because, boundBy: setting.set_by };
}

/** Returns the id of the conversation for approvals: the bound one, or `otherwise` if none is bound or it is gone. */
export async function approvalsConversation(db: Db, otherwise: string): Promise<string> {
  const bound = await findBound(db, 'approvals');
  return bound && !bound.goneBecause ? bound.conversation.id : otherwise;
}

/** Announces the result of a request where it was made and, once, in the channel bound to announcements. */
export async function tellResult(
  trx: Trx,
  request: { id: string; conversation_id: string },
  kind: NoticeKind,
): Promise<void> {
  await askNotice(trx, request.id, kind, request.conversation_id);
  const bound = await findBound(trx, 'announcements');
  if (!bound || bound.goneBecause) return;
  if (withoutThread(bound.conversation.id) === withoutThread(request.conversation_id)) return;
  await askNotice(trx, request.id, kind, bound.conversation.id);
}

/** Returns the bindings that point to these conversations. */
export async function boundTo(
  db: Db,
  rows: readonly ConversationRow[],
): Promise<{ binding: Binding; bound: Bound }[]> {
  const ids = rows.map(({ id }) => id);
  const found = await Promise.all(
    bindings.map(async (binding) => ({ binding, bound: await findBound(db, binding) })),
  );
  return found.flatMap(({ binding, bound }) =>
    bound && ids.includes(bound.conversation.id) ? [{ binding, bound }] : [],
  );
}
