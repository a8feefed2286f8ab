import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Log } from '../../log.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { visible } from '../../service/kinds/fields/invisible.ts';
import { withoutThread } from '../../service/conversations/thread.ts';

/**
 * Returns a channel with its own name and its team's name. Messages carry neither, so this asks Teams. Names are only
 * for display: if Teams does not answer, the known ones are kept.
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
    // The general channel has its team's id, and Teams reports no name for it.
    const name = channel?.name || (id === teamId ? 'General' : conversation.name);
    return { ...conversation, name: visible(name), teamName: visible(team.name || conversation.teamName) };
  } catch (error) {
    log.warn({ err: error, conversationId: conversation.id }, 'Channel name not learnt');
    return conversation;
  }
}
