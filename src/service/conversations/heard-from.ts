import { findRequestsToAskAbout } from '../../store/test-asks.ts';
import type { Deps } from '../model/deps.ts';
import { wakeSweep } from './ask-notice.ts';
import type { Conversation } from './conversations.ts';
import { followRequesters } from './follow-requester.ts';
import { withoutThread } from './thread.ts';

/** People write several messages in a row. */
const lookAgainAfterMs = 5_000;

/** A chat of somebody who is no approver lacks every plan, and finding out that it must reads the group. */
const askAgainAfterMs = 60_000;

/** Limits memory. */
const mostHeard = 10_000;

/**
 * Delivers what has waited for a conversation: news to a person whose chat was not known, approvals to a channel that
 * is back or to somebody who may be an approver, the question to a tester. Never throws, because the sweep does the same a little later.
 */
export async function heardFrom(deps: Deps, conversation: Conversation): Promise<void> {
  const { id, kind, userId } = conversation;
  if ((deps.heard.get(id) ?? 0) > Date.now()) return;
  lookAgainAfter(deps, id, lookAgainAfterMs);
  try {
    const place = { id, channelId: withoutThread(id), userId, isPersonal: kind === 'personal' };
    const waiting = await deps.whatWaits(place);
    if (waiting.isTester) await askAsTester(deps, userId);
    if (waiting.isStranded) await followRequesters(deps, userId);
    if (!waiting.isApprovalMissing) return;
    lookAgainAfter(deps, id, askAgainAfterMs);
    await wakeSweep(deps, deps.db);
  } catch (error) {
    deps.log.warn({ err: error, conversationId: id }, 'What waited for a conversation is not delivered yet');
  }
}

/** Whoever could not be asked whether a publication works is asked now. */
async function askAsTester({ db, jobs }: Deps, userId: string): Promise<void> {
  const requestIds = await findRequestsToAskAbout(db, userId.toLowerCase());
  if (requestIds.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const id of requestIds) await jobs.wake(trx, 'testers', id);
  });
}

function lookAgainAfter({ heard }: Deps, id: string, milliseconds: number): void {
  if (heard.size >= mostHeard) heard.clear();
  heard.set(id, Date.now() + milliseconds);
}
