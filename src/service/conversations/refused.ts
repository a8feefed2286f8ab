import { clearRefused, setRefused } from '../../store/conversation-refusals.ts';
import { lockAlive } from '../../store/conversation-scope.ts';
import { findConversation, type ConversationRow } from '../../store/conversations.ts';
import type { Deps } from '../model/deps.ts';
import { ageMs, isAhead } from '../waiting/age.ts';
import { toConversation, type Conversation } from './conversations.ts';
import { conversationsGone, type LostBinding } from './gone.ts';
import { withoutThread } from './thread.ts';

/** A conversation is gone when Teams has said so this often, over this long. */
const enough = { times: 3, milliseconds: 5 * 60_000 };

/** Waits before the next tries, in seconds; the last one repeats. */
const waits = [30, 90, 200];

/** A time further ahead means that the clock was set back. */
const longestPauseMs = 300_000;

/** Refusals further apart than this are not about one and the same trouble. In milliseconds. */
const forgottenAfter = 2 * 3600_000;

/** What follows from a refusal: try again after `retrySeconds`; null = the conversation is gone. */
export interface Refusal {
  retrySeconds: number | null;
  /** The bindings lost with it. Those that people have been told of before are not among them. */
  lost: readonly LostBinding[];
}

/**
 * Counts that Teams refused a message with a name that speaks of the conversation. Teams says such things of healthy
 * conversations, too, so it is only gone after several refusals over minutes without a success in between.
 * https://github.com/MicrosoftDocs/msteams-docs/issues/7613
 */
export async function conversationRefuses(
  deps: Deps,
  conversationId: string,
  because: string,
): Promise<Refusal> {
  const counted = await deps.db.transaction().execute(async (trx) => {
    const [row] = await lockAlive(trx, { conversationId });
    if (!row) return null;
    const now = count(row);
    const retrySeconds = waits[now.times - 1] ?? waits.at(-1) ?? 0;
    const until = new Date(Date.now() + retrySeconds * 1000);
    await setRefused(trx, conversationId, { ...now, because, until });
    return { ...now, retrySeconds, wasGone: isTriedAgain(row) };
  });
  if (!counted) return { retrySeconds: null, lost: [] };
  const { since, times, retrySeconds, wasGone } = counted;
  if (times < enough.times || ageMs(since) < enough.milliseconds) return { retrySeconds, lost: [] };
  const lost = await conversationsGone(deps, { conversationId }, because);
  return { retrySeconds: null, lost: wasGone ? [] : lost };
}

function count(row: ConversationRow): { since: Date; times: number } {
  const { refused_since: since, refused_times: times, refused_until: until } = row;
  const isSame = since !== null && until !== null && ageMs(until) < forgottenAfter;
  if (!isSame || since.getTime() > Date.now()) return { since: new Date(), times: 1 };
  return { since, times: times + 1 };
}

/** It was gone, and is only being tried again. */
function isTriedAgain({ refused_since: since, refused_times: times }: ConversationRow): boolean {
  return since !== null && times >= enough.times && ageMs(since) >= enough.milliseconds;
}

/** Returns a conversation that can be written to now; null = it is unknown, gone, or has just refused a message. */
export async function conversationToTell(deps: Deps, id: string): Promise<Conversation | null> {
  const row = await findConversation(deps.db, id);
  if (!row || row.gone_because || isPausing(row)) return null;
  return toConversation(row);
}

function isPausing({ refused_until: until }: ConversationRow): boolean {
  return until !== null && isAhead(until, longestPauseMs);
}

/** Records that Teams accepted a message, which proves that the conversation and its channel are there. */
export async function conversationAccepts(deps: Deps, conversationId: string): Promise<void> {
  await clearRefused(deps.db, [...new Set([conversationId, withoutThread(conversationId)])]);
}
