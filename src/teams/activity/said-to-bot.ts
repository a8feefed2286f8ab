import { TurnContext } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';

/**
 * Returns what was typed to the bot, without the mention and with single spaces, or null if it was not meant for the
 * bot: outside a personal chat people must mention it.
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
