import { languageOf } from '../language/language.ts';
import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import {
  knownConversations,
  postAgain,
  showAgain,
  welcomeOnce,
  type Conversation,
} from '../service/conversations/conversations.ts';
import { conversationsBack, conversationsGone } from '../service/conversations/gone.ts';
import { channelRenamed, teamRenamed } from '../service/conversations/names.ts';
import type { Deps } from '../service/model/deps.ts';
import { cardActivity } from './cards/card-activity.ts';
import { commandsCard } from './commands/index.ts';
import { storedReference, teamsDataOf } from './activity/conversation.ts';
import { tellLost } from './notify/tell-lost.ts';
import { welcomeCard } from './cards/notice.ts';
import type { Bot } from './parts.ts';

const members = z.array(z.object({ id: z.string() })).catch([]);

/** What stops when the bot is let in again; what was deleted or archived comes back by an event of its own. */
const removalReasons = ['uninstalled', 'BotNotInConversationRoster', 'BotDisabledByAdmin'];

/** The bot was removed from the conversation, or from its whole team. */
export function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action?.startsWith('remove') === true;
  if (type !== 'conversationUpdate') return false;
  return members.parse(membersRemoved).some(({ id }) => id === recipient?.id);
}

/** Nothing is sent there until the bot is let in again. */
export async function onRemoved(bot: Bot, { id, kind, teamId }: Conversation): Promise<void> {
  const scope = kind === 'channel' && teamId ? { teamId } : { conversationId: id };
  await tellLost(bot, await conversationsGone(bot.deps, scope, 'uninstalled'));
}

/**
 * Follows what happens to channels and teams: names, deletion and return.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function onTeamsEvent(bot: Bot, activity: Activity): Promise<void> {
  const { deps } = bot;
  const { eventType, channel, team } = teamsDataOf(activity);
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

/** The bot was added to the conversation, or a client that forgets was opened again. */
export function isOpening({ type, action, membersAdded, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return !action?.startsWith('remove');
  if (type !== 'conversationUpdate') return false;
  return members.parse(membersAdded).some(({ id }) => id === recipient?.id);
}

/** Says what the bot is for, once for each conversation, and shows there again what waits. */
export async function onOpened(bot: Bot, context: TurnContext, opened: Conversation): Promise<void> {
  const { deps } = bot;
  if (bot.forgetsOnOpen) return onClientOpened(deps, context, opened);
  await welcomeOnce(deps, opened.id, async () => {
    const language = languageOf(context.activity.locale);
    const card = opened.kind === 'personal' ? commandsCard(language) : welcomeCard(language);
    await context.sendActivity(cardActivity(card));
  });
  const { teamId } = opened;
  if (teamId) await conversationsBack(deps, { teamId }, removalReasons);
  for (const conversation of await knownConversations(deps)) {
    const isSameTeam = teamId !== '' && conversation.teamId === teamId;
    if (conversation.id === opened.id || isSameTeam) await showAgain(deps, conversation.id);
  }
}

/**
 * A client that forgets installs the bot into the personal chat exactly once, when it is opened. Its first click on a
 * channel later tells of an opened team, but nothing was forgotten since.
 */
async function onClientOpened(deps: Deps, context: TurnContext, opened: Conversation): Promise<void> {
  if (context.activity.type !== 'installationUpdate' || opened.kind !== 'personal') return;
  await context.sendActivity(cardActivity(commandsCard(languageOf(context.activity.locale))));
  const { serviceUrl } = storedReference(opened).reference;
  for (const conversation of await knownConversations(deps)) {
    if (storedReference(conversation).reference.serviceUrl === serviceUrl)
      await postAgain(deps, conversation.id);
  }
}
