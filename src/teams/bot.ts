import type { TurnContext } from 'botbuilder';
import type { Conversation } from '../service/conversations/conversations.ts';
import { handleOnce } from '../service/conversations/deliveries.ts';
import { isUnheard, NotNowError } from '../service/waiting/passing.ts';
import { withSpan } from '../telemetry/span.ts';
import { answerInvoke } from './answer-invoke.ts';
import { cleanActivity } from './activity/clean-activity.ts';
import type { Heard } from './activity/heard.ts';
import { incomingOf } from './activity/incoming.ts';
import { conversationOf } from './activity/conversation.ts';
import { learnFrom, toldBy } from './activity/learn-from.ts';
import { isOpening, isRemoval, onMessageDeleted, onOpened, onRemoved, onTeamsEvent } from './events.ts';
import { refusalElsewhere } from './activity/on-this-machine.ts';
import { recordRefused } from './record-refused.ts';
import { actorOf, refusalOf, tenantUnknown } from './activity/sender.ts';
import { deliveryOf, isEdit } from './activity/edit.ts';
import { saidToBot } from './activity/said-to-bot.ts';
import { withPeople } from './activity/with-people.ts';
import { processActivity, type HttpAnswer, type IncomingRequest } from './adapter.ts';
import { problemCard } from './cards/notice.ts';
import { commands } from './commands/index.ts';
import { answerSaid } from './commands/find/answer-said.ts';
import { understand } from './commands/find/understand.ts';
import { politeSend } from './notify/polite-send.ts';
import { SendFailedError } from './notify/send-failed.ts';
import type { Bot } from './parts.ts';
import { troubleOf } from './trouble.ts';
import { turnOf } from './turn.ts';

/** Handles one activity and returns the HTTP answer. */
export async function answerActivity(bot: Bot, request: IncomingRequest): Promise<HttpAnswer> {
  const refusal = bot.isSigned ? null : refusalElsewhere(request.body);
  if (refusal) return refusal;
  return withSpan('activity', 'SERVER', {}, () =>
    processActivity(bot.adapter, request, bot.deps.log, (context) =>
      onTurn(bot, context, Object(request.body)),
    ),
  );
}

/**
 * Handles a command, a click, or an event of a conversation or team, and ignores anything else. A click always gets an
 * answer. For the others, an error that may pass makes Teams redeliver the activity.
 */
async function onTurn({ deps, ...rest }: Bot, context: TurnContext, body: object): Promise<void> {
  const isClean = cleanActivity(body);
  const incoming = incomingOf(body);
  const heard: Heard = { context, incoming };
  // Every log line about this activity carries its id.
  const log = deps.log.child({ activityId: incoming.id, type: incoming.type });
  const bot: Bot = { ...rest, deps: { ...deps, log } };
  const refusal = isClean ? await refusalOf(bot, incoming) : 'an id that cannot be one';
  context.onSendActivities(politeSend(bot.pace, incoming.conversation.id));
  if (refusal) log.warn({ refusal }, 'Activity refused');
  if (incoming.type === 'invoke') return answerInvoke(bot, heard, refusal);
  if (refusal === tenantUnknown) throw new NotNowError(refusal);
  if (refusal) return;
  const conversation = conversationOf(incoming);
  const isSaid = incoming.type === 'message' || isEdit(incoming);
  const said = isSaid ? saidToBot(incoming) : null;
  const id = said === null ? '' : deliveryOf(incoming);
  if (id) {
    const told = toldBy(incoming, conversation);
    return handleOnce(bot.deps, told, id, () => onMessage(bot, heard, conversation, said));
  }
  await learnFrom(bot.deps, incoming, conversation, !isRemoval(incoming));
  if (isRemoval(incoming)) return onRemoved(bot, conversation);
  if (isSaid) return onMessage(bot, heard, conversation, said);
  if (incoming.type === 'messageDelete') return onMessageDeleted(bot, incoming);
  if (incoming.type === 'conversationUpdate') await onTeamsEvent(bot, incoming);
  if (isOpening(incoming)) await onOpened(bot, heard, conversation);
  if (!ofPlaces.includes(incoming.type)) log.debug('Nothing to do for this activity');
}

/** Types that tell of a conversation and may mean nothing to this bot. */
const ofPlaces = ['conversationUpdate', 'installationUpdate'];

async function onMessage(
  bot: Bot,
  heard: Heard,
  conversation: Conversation,
  said: string | null,
): Promise<void> {
  if (said === null) return;
  const known = await withPeople(bot, heard);
  await runCommand(bot, known, conversation, known === heard ? said : (saidToBot(known.incoming) ?? ''));
}

/** Runs the command that was typed, or offers what is near it. Throws if Teams should redeliver the activity. */
async function runCommand(bot: Bot, heard: Heard, conversation: Conversation, said: string): Promise<void> {
  const { incoming } = heard;
  const turn = turnOf(bot, heard, actorOf(incoming), conversation);
  const understood = understand(commands, said);
  try {
    await answerSaid(turn, understood, said);
  } catch (error) {
    // The lookup or the answer failed for a reason that may pass: Teams redelivers the command.
    if (isUnheard(error) || error instanceof SendFailedError) throw error;
    const command = 'command' in understood ? understood.command.name : '';
    await recordRefused(bot, incoming, command, error);
    const trouble = troubleOf(error, bot.deps.log.child({ command }));
    await turn.reply(problemCard(turn.language, trouble));
  }
}
