import { believeAgain } from '../../service/conversations/back.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { heardFrom } from '../../service/conversations/heard-from.ts';
import { learn } from '../../service/conversations/learn.ts';
import type { Deps } from '../../service/model/deps.ts';
import { channelOf } from './conversation.ts';
import type { Incoming } from './incoming.ts';

/**
 * Learns what an accepted activity tells about its conversation, the channel of its thread, its team and its sender.
 * `isAlive` = it proves that the bot can write there.
 */
export async function learnFrom(
  deps: Deps,
  incoming: Incoming,
  conversation: Conversation,
  isAlive = true,
): Promise<void> {
  const { serviceUrl, person: sender } = incoming;
  const channel = channelOf(conversation);
  const isThread = channel.id !== conversation.id;
  const person = { userId: sender?.aadObjectId ?? '', chatUserId: sender?.chatUserId ?? '' };
  const doubted = await learn(deps, {
    conversation,
    channel: isThread ? channel : null,
    serviceUrl,
    person,
    isAlive,
  });
  if (isAlive) await believeAgain(deps, conversation.id, doubted);
  if (isAlive) await heardFrom(deps, conversation);
}
