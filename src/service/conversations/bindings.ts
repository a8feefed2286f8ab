import { sentence } from '../../language/sentence.ts';
import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { insertEvent } from '../../store/events.ts';
import { deleteSetting, setSetting } from '../../store/settings.ts';
import type { Conversation } from './conversations.ts';
import { rememberConversation } from './remember.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import type { Person } from '../model/view.ts';
import { requireApprover } from '../tenant/approvers.ts';
import type { Trx } from '../../store/db.ts';
import { findBound, type Binding } from './bound.ts';
import { wakeSweep } from './ask-notice.ts';

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
    await wakeSweep(deps, trx);
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
    await wakeSweep(deps, trx);
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
