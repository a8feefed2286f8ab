import { TurnContext } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';

/**
 * What was typed to the bot, without its mention and with plain single spaces; null = it was not said to the bot, which
 * everywhere but in a personal chat has to be mentioned.
 */
export function saidToBot(context: TurnContext, { kind }: Conversation): string | null {
  if (kind !== 'personal' && !isMentioned(context)) return null;
  const text = TurnContext.removeRecipientMention(context.activity) || context.activity.text || '';
  return text
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isMentioned({ activity }: TurnContext): boolean {
  return TurnContext.getMentions(activity).some(({ mentioned }) => mentioned?.id === activity.recipient?.id);
}
