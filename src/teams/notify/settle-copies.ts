import type { Conversation } from '../../service/conversations/conversations.ts';
import { noticeLater } from '../../service/views/notices.ts';
import { copyHeld, copySettled, staleCopies, type StaleCopy } from '../../service/views/stale-copies.ts';
import { storedReference } from '../activity/conversation.ts';
import { olderCopyCard } from '../cards/request/older-copy.ts';
import { failureOf, type SendFailure } from './failure.ts';
import { refusalName } from './refusal-name.ts';
import type { Sending } from './sending.ts';

/**
 * Takes the buttons from older messages of cards that have been posted anew, newest first. What fails for now is tried
 * again when the conversation is next woken, at the latest by the sweep: it holds up nothing.
 */
export async function settleCopies(sending: Sending, conversation: Conversation): Promise<void> {
  for (const copy of await staleCopies(sending.deps, conversation))
    if (!(await settle(sending, conversation, copy))) return;
}

/** Returns false if nothing more can be sent to the conversation now. */
async function settle(sending: Sending, conversation: Conversation, copy: StaleCopy): Promise<boolean> {
  const { deps, pace, post } = sending;
  const { waitMs, answered } = pace(conversation.id);
  if (waitMs > 0) return later(sending, conversation, waitMs / 1000);
  const target = { ...storedReference(conversation), kind: conversation.kind };
  const card = olderCopyCard(conversation.language ?? copy.request.language, copy.request, copy.isOnly);
  try {
    await post(target, card, copy.activityId);
  } catch (error) {
    const failure = failureOf(error, false);
    deps.log.info({ err: error, requestId: copy.request.id, failure }, 'Older card not updated');
    if (failure.kind === 'wait') return later(sending, conversation, failure.seconds);
    if (!isFinal(failure, error)) {
      if (!isDoubtful(failure, error)) return false;
      await copyHeld(deps, copy);
      return true;
    }
  } finally {
    answered();
  }
  await copySettled(deps, copy);
  return true;
}

async function later({ deps }: Sending, { id }: Conversation, seconds: number): Promise<false> {
  await noticeLater(deps, id, Math.ceil(seconds));
  return false;
}

/**
 * Whether the message will never be updated: Teams says so by name, or refuses the card. Without a name, the same answers
 * also come from what stands before Teams.
 */
function isFinal({ kind }: SendFailure, error: unknown): boolean {
  return kind === 'refused' || (kind === 'message-lost' && refusalName(error).about === 'message');
}

/** Teams asks not to repeat for long what it answered with 500. */
function isDoubtful({ kind }: SendFailure, error: unknown): boolean {
  return kind === 'message-lost' || Reflect.get(Object(error), 'statusCode') === 500;
}
