import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { Conversation } from '../../../service/conversations/conversations.ts';
import type { Binding, Bound } from '../../../service/conversations/bindings.ts';
import { plainLine } from './text.ts';
import { problemView, type NoticeData } from '../notice.ts';

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

/** Tells who bound a conversation that it has gone, and what happens instead. */
export function lostBindingView(binding: Binding, { conversation, goneBecause }: Bound): NoticeData {
  const isApprovals = binding === 'approvals';
  const lost = { place: placeWords(conversation), reason: reasonWords(goneBecause) };
  const until = isApprovals
    ? sentence('Until there is another, approvals are asked for where the request is made.')
    : sentence('Until there is another, results are told where the request was made only.');
  return problemView({
    title: isApprovals
      ? sentence('The approvals channel is gone')
      : sentence('The announcements channel is gone'),
    text: joined([sentence('{place} cannot be written to: {reason}.', lost), until], ' '),
    advice: isApprovals
      ? sentence('Type settings approvals in another channel. Type requests here to see what waits.')
      : sentence('Type settings announcements in another channel.'),
  });
}
