import { personalConversation } from '../../service/conversations/conversations.ts';
import type { LostBinding } from '../../service/conversations/gone.ts';
import type { Deps } from '../../service/model/deps.ts';
import { storedReference } from '../activity/conversation.ts';
import { lostBindingCard } from '../cards/notice.ts';
import type { Post } from './post.ts';

/**
 * Tells who bound a channel that it cannot be used any more, where the bot knows a chat with that person. `settings`
 * says the same to everybody, so a failure is only logged.
 */
export async function tellLost(
  { deps, post }: { deps: Deps; post: Post },
  lost: readonly LostBinding[],
): Promise<void> {
  for (const one of lost) {
    const log = deps.log.child({ binding: one.binding, conversationId: one.bound.conversation.id });
    log.error({ because: one.bound.goneBecause }, 'A bound conversation is gone');
    const chat = await personalConversation(deps, one.bound.boundBy);
    if (!chat) continue;
    const target = { ...storedReference(chat), kind: chat.kind };
    const card = lostBindingCard(chat.language ?? 'en', one.binding, one.bound);
    await post(target, card, '').catch((error: unknown) => log.warn({ err: error }, 'Loss not told'));
  }
}
