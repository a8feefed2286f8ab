import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Log } from '../../log.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { visible } from '../../service/kinds/invisible.ts';
import { withoutThread } from '../../service/conversations/thread.ts';

/**
 * A channel with its name and that of its team, which messages do not carry: Teams is asked. A name is only shown, so a
 * failure leaves what is known.
 */
export async function named(
  context: TurnContext,
  conversation: Conversation,
  log: Log,
): Promise<Conversation> {
  const { teamId, kind } = conversation;
  if (kind !== 'channel' || !teamId) return conversation;
  try {
    const [team, channels] = await Promise.all([
      TeamsInfo.getTeamDetails(context, teamId),
      TeamsInfo.getTeamChannels(context, teamId),
    ]);
    const id = withoutThread(conversation.id);
    const channel = channels.find((one) => one.id === id);
    // Teams gives the general channel, which has the id of its team, no name.
    const name = channel?.name || (id === teamId ? 'General' : conversation.name);
    return { ...conversation, name: visible(name), teamName: visible(team.name || conversation.teamName) };
  } catch (error) {
    log.warn({ err: error, conversationId: conversation.id }, 'Channel name not learnt');
    return conversation;
  }
}
