import { refusal, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { TeamsState } from './state.ts';

/** Why the bot cannot write in a conversation or a team, until that ends. */
export type Standing = 'archived' | 'deleted' | 'removed' | 'blocked' | 'disabled';

/**
 * How the connector says so.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
const refusals: Record<Standing, Answer> = {
  archived: refusal(403, 'MessageWritesBlocked'),
  deleted: refusal(404, 'ConversationNotFound'),
  removed: refusal(403, 'BotNotInConversationRoster'),
  blocked: refusal(403, 'ConversationBlockedByUser'),
  disabled: refusal(403, 'BotDisabledByAdmin'),
};

/** Returns the refusal that a call gets because of where its conversation, or the team of that, stands; null = none. */
export function refusalAt(state: TeamsState, { conversationId }: Call): Answer | null {
  const standing = state.standing.get(conversationId) ?? state.standing.get(teamOf(state, conversationId));
  return standing ? refusals[standing] : null;
}

/** A team's first channel has the id of the team. */
function teamOf({ teams }: TeamsState, channelId: string): string {
  for (const [id, { channels }] of teams) if (channels.some((channel) => channel.id === channelId)) return id;
  return '';
}
