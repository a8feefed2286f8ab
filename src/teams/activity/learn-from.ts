import type { Activity } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { learn } from '../../service/conversations/learn.ts';
import type { Deps } from '../../service/model/deps.ts';
import { channelOf, personOf } from './conversation.ts';

/**
 * Learns what an accepted activity tells about its conversation, the channel of its thread, its team and its sender.
 * `isAlive` = it proves that the bot can write there.
 */
export async function learnFrom(
  deps: Deps,
  activity: Activity,
  conversation: Conversation,
  isAlive = true,
): Promise<void> {
  const { serviceUrl } = activity;
  const channel = channelOf(conversation);
  const isThread = channel.id !== conversation.id;
  const person = personOf(activity);
  await learn(deps, { conversation, channel: isThread ? channel : null, serviceUrl, person, isAlive });
}
