import type { Conversation } from '../../service/conversations.ts';
import type { Binding, Bound } from '../../service/conversations/bindings.ts';
import { plainLine } from '../text.ts';
import { problemView, type NoticeData } from './notice.ts';

/** A conversation in words: "“Qlik approvals” in the team “IT”". Not escaped. */
export function placeWords({ kind, name, teamName }: Conversation): string {
  if (kind === 'personal') return 'a personal chat';
  const what = name ? `“${plainLine(name, 60)}”` : kind === 'channel' ? 'a channel' : 'a group chat';
  return teamName ? `${what} in the team “${plainLine(teamName, 60)}”` : what;
}

const reasons: Record<string, string> = {
  uninstalled: 'the bot was removed there',
  BotNotInConversationRoster: 'the bot was removed there',
  BotDisabledByAdmin: 'the bot is blocked by an administrator of Teams',
  ConversationBlockedByUser: 'the bot was blocked there',
  MessageWritesBlocked: 'nobody may write there',
  ConversationNotFound: 'it was deleted',
  'channel-deleted': 'it was deleted',
  'team-deleted': 'its team was deleted',
  'team-archived': 'its team is archived',
};

/** Why a conversation cannot be written to, in words; a code of Teams that is new to us as it is. */
export function reasonWords(because: string): string {
  return reasons[because] ?? `Teams answers ${plainLine(because, 60)}`;
}

/** Tells who bound a conversation that it has gone, and what happens instead. */
export function lostBindingView(binding: Binding, { conversation, goneBecause }: Bound): NoticeData {
  const isApprovals = binding === 'approvals';
  return problemView({
    title: isApprovals ? 'The approvals channel is gone' : 'The announcements channel is gone',
    text: `${placeWords(conversation)} cannot be written to: ${reasonWords(goneBecause)}. ${
      isApprovals
        ? 'Until there is another, approvals are asked for where the request is made.'
        : 'Until there is another, results are told where the request was made only.'
    }`,
    advice: isApprovals
      ? 'Type settings approvals in another channel. Type requests here to see what waits.'
      : 'Type settings announcements in another channel.',
  });
}
