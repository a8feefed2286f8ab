import type { Conversation } from '../../service/conversations/conversations.ts';
import { heardFrom } from '../../service/conversations/heard-from.ts';
import { learn, type Told } from '../../service/conversations/learn.ts';
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
  await learn(deps, toldBy(incoming, conversation, isAlive));
  if (isAlive) await heardFrom(deps, conversation);
}

/** What an activity tells, in the form the service learns it. */
export function toldBy(incoming: Incoming, conversation: Conversation, isAlive = true): Told {
  const { serviceUrl, person: sender } = incoming;
  const channel = channelOf(conversation);
  const person = { userId: sender?.aadObjectId ?? '', chatUserId: sender?.chatUserId ?? '' };
  return {
    conversation,
    channel: channel.id === conversation.id ? null : channel,
    serviceUrl,
    person,
    isAlive,
  };
}
