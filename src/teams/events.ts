import { languageOf } from '../language/language.ts';
import {
  knownConversations,
  postAgain,
  showAgain,
  welcomeOnce,
  type Conversation,
} from '../service/conversations/conversations.ts';
import { conversationsBack } from '../service/conversations/back.ts';
import { conversationsGone } from '../service/conversations/gone.ts';
import { channelRenamed, teamRenamed } from '../service/conversations/names.ts';
import type { Deps } from '../service/model/deps.ts';
import { messageDeleted } from '../service/views/lost-message.ts';
import { cardActivity } from './cards/card-activity.ts';
import { commandsCard } from './commands/index.ts';
import { storedReference } from './activity/conversation.ts';
import type { Heard } from './activity/heard.ts';
import type { Incoming } from './activity/incoming.ts';
import { tellLost } from './notify/tell-lost.ts';
import { welcomeCard } from './cards/notice.ts';
import type { Bot } from './parts.ts';

/** Reasons that end when the bot is added again. Deleted or archived places come back with events of their own. */
const removalReasons = ['uninstalled', 'BotNotInConversationRoster', 'BotDisabledByAdmin'];

/** Whether the bot was removed from the conversation, or from its whole team. */
export function isRemoval({ type, action, membersRemoved, bot }: Incoming): boolean {
  if (type === 'installationUpdate') return action.startsWith('remove');
  return type === 'conversationUpdate' && membersRemoved.includes(bot.id);
}

/** Marks the conversation, or all of the team's, as gone. Nothing is sent there until the bot is added again. */
export async function onRemoved(bot: Bot, { id, kind, teamId }: Conversation): Promise<void> {
  const scope = kind === 'channel' && teamId ? { teamId } : { conversationId: id };
  await tellLost(bot, await conversationsGone(bot.deps, scope, 'uninstalled'));
}

/**
 * Tracks channels and teams as they are renamed, deleted, archived and restored.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function onTeamsEvent(bot: Bot, incoming: Incoming): Promise<void> {
  const { deps } = bot;
  const { eventType, channel, team } = incoming;
  const gone = async (scope: { channelId: string } | { teamId: string }, because: string) =>
    tellLost(bot, await conversationsGone(deps, scope, because));
  const back = (scope: { channelId: string } | { teamId: string }, because: string) =>
    conversationsBack(deps, scope, [because]);
  const isOfChannel = eventType.startsWith('channel');
  if ((isOfChannel ? channel.id : team.id) === '') return;
  const [ofChannel, ofTeam] = [{ channelId: channel.id }, { teamId: team.id }];
  if (eventType === 'channelRenamed') await channelRenamed(deps, channel.id, channel.name);
  if (eventType === 'channelDeleted') await gone(ofChannel, 'channel-deleted');
  if (eventType === 'channelRestored') await back(ofChannel, 'channel-deleted');
  if (eventType === 'teamRenamed') await teamRenamed(deps, team.id, team.name);
  if (eventType === 'teamDeleted' || eventType === 'teamHardDeleted') await gone(ofTeam, 'team-deleted');
  if (eventType === 'teamRestored') await back(ofTeam, 'team-deleted');
  if (eventType === 'teamArchived') await gone(ofTeam, 'team-archived');
  if (eventType === 'teamUnarchived') await back(ofTeam, 'team-archived');
}

/** Posts a card that somebody deleted again, if somebody needs it. The activity has the id of the deleted message. */
export async function onMessageDeleted({ deps }: Bot, { id, conversation }: Incoming): Promise<void> {
  if (id) await messageDeleted(deps, conversation.id, id);
}

/** Whether the bot was added to the conversation, or a client that forgets was opened again. */
export function isOpening({ type, action, membersAdded, bot }: Incoming): boolean {
  if (type === 'installationUpdate') return !action.startsWith('remove');
  return type === 'conversationUpdate' && membersAdded.includes(bot.id);
}

/**
 * Introduces the bot once per conversation, and shows the waiting cards there again, also if Teams does not take the
 * introduction; then throws what sending it threw.
 */
export async function onOpened(bot: Bot, heard: Heard, opened: Conversation): Promise<void> {
  const { deps } = bot;
  const { context, incoming } = heard;
  if (bot.forgetsOnOpen) return onClientOpened(deps, heard, opened);
  const introduced = welcomeOnce(deps, opened.id, async () => {
    const language = languageOf(incoming.locale);
    const card = opened.kind === 'personal' ? commandsCard(language) : welcomeCard(language);
    await context.sendActivity(cardActivity(card));
  });
  await Promise.allSettled([introduced]);
  const { teamId } = opened;
  if (teamId) await conversationsBack(deps, { teamId }, removalReasons);
  await showAgain(deps, opened);
  await introduced;
}

/**
 * A client that forgets installs the bot in the personal chat exactly once, when it opens. Its first click on a channel
 * later reports an opened team too, but by then nothing has been forgotten.
 */
async function onClientOpened(deps: Deps, { context, incoming }: Heard, opened: Conversation): Promise<void> {
  if (incoming.type !== 'installationUpdate' || opened.kind !== 'personal') return;
  await context.sendActivity(cardActivity(commandsCard(languageOf(incoming.locale))));
  const { serviceUrl } = storedReference(opened).reference;
  for (const conversation of await knownConversations(deps)) {
    if (storedReference(conversation).reference.serviceUrl === serviceUrl)
      await postAgain(deps, conversation.id);
  }
}
