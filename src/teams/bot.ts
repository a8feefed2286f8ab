import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import {
  isFirstDelivery,
  knownConversations,
  rememberConversation,
  postAgain,
  showAgain,
  type Conversation,
} from '../service/conversations.ts';
import type { Deps } from '../service/deps.ts';
import { answerInvoke } from './answer-invoke.ts';
import { cardActivity } from './card-activity.ts';
import { helpCard } from './commands/index.ts';
import { conversationOf, storedReference } from './conversation.ts';
import { runCommand } from './run-command.ts';
import { refusalOf } from './sender.ts';

/** How activities are told apart from what the rest of the bot does. */
export interface Bot {
  deps: Deps;
  /** The one tenant activities are accepted from. Throws when it cannot be learnt. */
  tenantId(): Promise<string>;
  /** The trial's chat windows forget everything when opened: all conversations of a window are shown again. */
  hasWindows: boolean;
}

/** One activity in: a command, a click, an opened conversation; anything else is ignored. */
export async function onTurn(bot: Bot, context: TurnContext): Promise<void> {
  const { activity } = context;
  const log = bot.deps.log.child({ activityId: activity.id, type: activity.type });
  const refusal = await refusalOf(bot, activity);
  if (refusal) log.warn({ refusal }, 'Activity refused');
  if (activity.type === 'invoke') return answerInvoke(bot, context, refusal);
  if (refusal) return;
  const conversation = conversationOf(activity);
  await rememberConversation(bot.deps, conversation);
  if (activity.type === 'message') return onMessage(bot, context, conversation);
  if (isOpening(context)) await onOpened(bot, context, conversation);
}

async function onMessage(bot: Bot, context: TurnContext, conversation: Conversation): Promise<void> {
  const { activity } = context;
  if (activity.id && !(await isFirstDelivery(bot.deps, conversation.id, activity.id))) return;
  await runCommand(bot.deps, context, conversation);
}

const membersAdded = z.array(z.object({ id: z.string() }));

/** The bot was added to the conversation, or a chat window was opened again. */
function isOpening({ activity }: TurnContext): boolean {
  if (activity.type === 'installationUpdate') return activity.action !== 'remove';
  if (activity.type !== 'conversationUpdate') return false;
  const added = membersAdded.safeParse(activity.membersAdded);
  return added.success && added.data.some(({ id }) => id === activity.recipient?.id);
}

async function onOpened(bot: Bot, context: TurnContext, opened: Conversation): Promise<void> {
  const isInstallation = context.activity.type === 'installationUpdate';
  if (isInstallation && opened.kind === 'personal') await context.sendActivity(cardActivity(helpCard()));
  if (bot.hasWindows) {
    if (isInstallation && opened.kind === 'personal') await showWindowAgain(bot.deps, opened);
    return;
  }
  const { teamId } = storedReference(opened);
  for (const conversation of await knownConversations(bot.deps)) {
    const isSameTeam = teamId !== '' && storedReference(conversation).teamId === teamId;
    if (conversation.id === opened.id || isSameTeam) await showAgain(bot.deps, conversation.id);
  }
}

/**
 * A chat window of the trial that is loaded has forgotten all its conversations, and installs the bot into the personal
 * chat exactly once. The first click on a channel later tells of an opened team, but nothing was forgotten since.
 */
async function showWindowAgain(deps: Deps, opened: Conversation): Promise<void> {
  const { serviceUrl } = storedReference(opened).reference;
  for (const conversation of await knownConversations(deps)) {
    if (storedReference(conversation).reference.serviceUrl === serviceUrl)
      await postAgain(deps, conversation.id);
  }
}
