import { isApprovalMissing } from '../../store/approval-cards.ts';
import type { Deps } from '../model/deps.ts';
import { wakeSweep } from './ask-notice.ts';
import { reachableBound } from './bound.ts';
import type { Conversation } from './conversations.ts';
import { followRequesters } from './follow-requester.ts';
import { withoutThread } from './thread.ts';

/**
 * Delivers what has waited for a conversation: news to a person whose chat was not known, approvals to a channel that
 * is back or to somebody who may be an approver. Never throws, because the sweep does the same a little later.
 */
export async function heardFrom(deps: Deps, conversation: Conversation): Promise<void> {
  const { id, kind, userId } = conversation;
  try {
    if (kind === 'personal') await followRequesters(deps, userId);
    const bound = await reachableBound(deps.db, 'approvals');
    const isAsked = bound === null ? kind === 'personal' : bound === withoutThread(id);
    if (isAsked && (await isApprovalMissing(deps.db, bound ?? id, userId)))
      await deps.db.transaction().execute((trx) => wakeSweep(deps, trx));
  } catch (error) {
    deps.log.warn({ err: error, conversationId: id }, 'What waited for a conversation is not delivered yet');
  }
}
