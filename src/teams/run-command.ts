import { TurnContext } from 'botbuilder';
import type { Conversation } from '../service/conversations/conversations.ts';
import { isUnheard } from '../service/waiting/passing.ts';
import { commands, commandsCard } from './commands/index.ts';
import { recordRefused } from './activity/record-refused.ts';
import { SendFailedError } from './notify/send-failed.ts';
import { actorOf } from './activity/sender.ts';
import { troubleOf } from './trouble.ts';
import { turnOf } from './turn.ts';
import { problemCard } from './cards/notice.ts';
import type { Bot } from './parts.ts';

/** A message: a command runs, anything else said to the bot gets help, and what was not said to it is ignored. Throws what has to come again. */
export async function runCommand(bot: Bot, context: TurnContext, conversation: Conversation): Promise<void> {
  if (conversation.kind !== 'personal' && !isMentioned(context)) return;
  const [word = '', ...rest] = textOf(context).split(' ');
  const turn = turnOf(bot, context, actorOf(context.activity), conversation);
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (!command) return turn.reply(commandsCard(turn.language));
  try {
    await command.run(turn, rest.join(' '));
  } catch (error) {
    // What could not be looked up, or not be told, is asked for again.
    if (isUnheard(error) || error instanceof SendFailedError) throw error;
    await recordRefused(bot, context.activity, command.name, error);
    const trouble = troubleOf(error, bot.deps.log.child({ command: command.name }));
    await turn.reply(problemCard(turn.language, trouble));
  }
}

function isMentioned({ activity }: TurnContext): boolean {
  return TurnContext.getMentions(activity).some(({ mentioned }) => mentioned?.id === activity.recipient?.id);
}

/** What was typed, without the mention of the bot and with plain single spaces. */
function textOf(context: TurnContext): string {
  const text = TurnContext.removeRecipientMention(context.activity) || context.activity.text || '';
  return text
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
