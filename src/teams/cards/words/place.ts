import { sentence, type Text } from '../../../language/sentence.ts';
import type { Conversation } from '../../../service/conversations/conversations.ts';
import { plainLine } from '../../text.ts';

/** A conversation in words: "“Qlik approvals” in the team “IT”". Not escaped. */
export function placeWords({ kind, name, teamName }: Conversation): Text {
  if (kind === 'personal') return sentence('a personal chat');
  const unnamed = kind === 'channel' ? sentence('a channel') : sentence('a group chat');
  const what = name ? sentence('“{name}”', { name: plainLine(name, 60) }) : unnamed;
  return teamName ? sentence('{what} in the team “{team}”', { what, team: plainLine(teamName, 60) }) : what;
}

const reasons: Record<string, Text> = {
  uninstalled: sentence('the bot was removed there'),
  BotNotInConversationRoster: sentence('the bot was removed there'),
  BotDisabledByAdmin: sentence('the bot is blocked by an administrator of Teams'),
  ConversationBlockedByUser: sentence('the bot was blocked there'),
  MessageWritesBlocked: sentence('nobody may write there'),
  ConversationNotFound: sentence('it was deleted'),
  'channel-deleted': sentence('it was deleted'),
  'team-deleted': sentence('its team was deleted'),
  'team-archived': sentence('its team is archived'),
};

/** Why a conversation cannot be written to, in words; a code of Teams that is new to us as it is. */
export function reasonWords(because: string): Text {
  return reasons[because] ?? sentence('Teams answers {code}', { code: plainLine(because, 60) });
}
