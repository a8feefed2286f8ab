import type { Conversation } from '../../service/conversations/conversations.ts';
import { wakeLater } from '../../service/conversations/wake-later.ts';
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
  const leave = pace(conversation.id);
  if (leave.waitMs > 0) return later(sending, conversation, leave.waitMs / 1000);
  const target = { ...storedReference(conversation), kind: conversation.kind };
  const card = olderCopyCard(conversation.language ?? copy.request.language, copy.request, copy.isOnly);
  try {
    await post(target, card, copy.activityId);
  } catch (error) {
    const failure = failureOf(error, false);
    deps.log.info({ err: error, requestId: copy.request.id, failure }, 'Older card not updated');
    if (failure.kind === 'wait') {
      leave.pause(failure.seconds);
      return later(sending, conversation, failure.seconds);
    }
    if (failure.kind !== 'refused') {
      if (!isDoubtful(failure, error)) return false;
      const isNamed = failure.kind !== 'message-lost' || refusalName(error).about === 'message';
      await copyHeld(deps, copy, isNamed ? 'not taken' : 'refused');
      return true;
    }
  } finally {
    leave.answered();
  }
  await copySettled(deps, copy);
  return true;
}

async function later({ deps }: Sending, { id }: Conversation, seconds: number): Promise<false> {
  await wakeLater(deps, id, Math.ceil(seconds));
  return false;
}

/**
 * Whether to try only a few times more. Teams sometimes does not find a message that is there, also by name, and asks not
 * to repeat for long what it answered with 500.
 * https://github.com/MicrosoftDocs/msteams-docs/issues/6139
 */
function isDoubtful({ kind }: SendFailure, error: unknown): boolean {
  return kind === 'message-lost' || Reflect.get(Object(error), 'statusCode') === 500;
}
