import type { TurnContext } from 'botbuilder';
import { rememberConversation, type Conversation } from '../service/conversations/conversations.ts';
import { handleOnce } from '../service/conversations/deliveries.ts';
import { NotNowError } from '../service/waiting/passing.ts';
import { answerInvoke } from './actions/answer-invoke.ts';
import { cleanActivity } from './activity/clean-activity.ts';
import { conversationOf } from './activity/conversation.ts';
import { isOpening, isRemoval, onOpened, onRemoved, onTeamsEvent } from './activity/events.ts';
import { politeSend } from './notify/polite-send.ts';
import type { Bot } from './parts.ts';
import { runCommand } from './run-command.ts';
import { refusalOf, tenantUnknown } from './activity/sender.ts';

/**
 * One activity in: a command, a click, an opened conversation; anything else is ignored. A click is always answered; for
 * the others what is thrown for a passing reason has Teams deliver them again.
 */
export async function onTurn({ deps, ...rest }: Bot, context: TurnContext): Promise<void> {
  const { activity } = context;
  // Every line about this activity carries its id, wherever it is written.
  const log = deps.log.child({ activityId: activity.id, type: activity.type });
  const bot: Bot = { ...rest, deps: { ...deps, log } };
  const isClean = cleanActivity(activity);
  const refusal = isClean ? await refusalOf(bot, activity) : 'an id with characters that nobody can see';
  context.onSendActivities(politeSend(bot.pace, activity.conversation?.id ?? ''));
  if (refusal) log.warn({ refusal }, 'Activity refused');
  if (activity.type === 'invoke') return answerInvoke(bot, context, refusal);
  if (refusal === tenantUnknown) throw new NotNowError(refusal);
  if (refusal) return;
  const conversation = conversationOf(activity);
  if (isRemoval(activity)) return onRemoved(bot, conversation);
  await rememberConversation(bot.deps, conversation);
  if (activity.type === 'message') return onMessage(bot, context, conversation);
  if (activity.type === 'conversationUpdate') await onTeamsEvent(bot, activity);
  if (isOpening(activity)) await onOpened(bot, context, conversation);
}

async function onMessage(bot: Bot, context: TurnContext, conversation: Conversation): Promise<void> {
  const { id } = context.activity;
  const work = () => runCommand(bot, context, conversation);
  await (id ? handleOnce(bot.deps, conversation.id, id, work) : work());
}
