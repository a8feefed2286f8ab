import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { connectorOf } from '../adapter.ts';
import { cardActivity } from '../cards/card-activity.ts';
import { fileActivity, type FileCard } from '../cards/file-activity.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { StoredReference } from '../activity/conversation.ts';
import { assertHere } from '../activity/on-this-machine.ts';

/** The conversation a card is sent to. */
export type Target = StoredReference & { kind: Conversation['kind'] };

/** Posts a card, or updates the message `activityId` if that is not `''`. Resolves to the id of the card's message. */
export type Post = (target: Target, card: AdaptiveCard | FileCard, activityId: string) => Promise<string>;

/** A hanging call must not hold up other notices. In milliseconds. */
const options = { timeout: 15_000 };

/**
 * Creates the sender for messages outside a turn. It tries once and leaves failures to the caller. Without an `appId`
 * it writes to this machine only.
 */
export function createPost(adapter: CloudAdapter, appId: string): Post {
  return async ({ reference, kind }, card, activityId) => {
    const message = card.type === 'FileCard' ? fileActivity(card) : cardActivity(card);
    if (!appId) assertHere(reference);
    let id = '';
    let failure: unknown;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // The adapter's own handler would take an error thrown here, but the notifier must see it.
      try {
        id = await send(adapter, context, kind, message as Activity, activityId);
      } catch (error) {
        failure = error ?? new Error('Unknown failure');
      }
    });
    if (failure) throw failure;
    return id;
  };
}

async function send(
  adapter: CloudAdapter,
  context: TurnContext,
  kind: Target['kind'],
  message: Activity,
  activityId: string,
): Promise<string> {
  const { conversations } = connectorOf(adapter, context);
  const { conversation, recipient } = context.activity;
  if (activityId) {
    await conversations.updateActivity(conversation.id, activityId, { ...message, id: activityId }, options);
    return activityId;
  }
  if (kind !== 'channel' || conversation.id.includes(';'))
    return (await conversations.sendToConversation(conversation.id, message, options)).id;
  // In a channel, only this call returns the message's id.
  const { tenantId = '' } = conversation;
  const channelData = { channel: { id: conversation.id }, tenant: { id: tenantId } };
  const parameters = { isGroup: true, bot: recipient, tenantId, channelData, activity: message };
  return (
    await conversations.createConversation(
      parameters as Parameters<typeof conversations.createConversation>[0],
      options,
    )
  ).activityId;
}
