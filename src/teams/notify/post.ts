import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { Conversation } from '../../service/conversations/conversations.ts';
import { connectorOf } from '../adapter.ts';
import { cardActivity } from '../cards/card-activity.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { StoredReference } from '../activity/conversation.ts';
import { assertHere } from '../activity/on-this-machine.ts';

/** Where a card goes. */
export type Target = StoredReference & { kind: Conversation['kind'] };

/** Posts a card, or updates the message `activityId`; resolves to the id of the message that holds it. */
export type Post = (target: Target, card: AdaptiveCard, activityId: string) => Promise<string>;

/** A call that hangs must not hold up what else is to be told. */
const options = { timeout: 15_000 };

/**
 * Creates the sender for messages outside a turn. It sends once: what a failure means is the caller's business. Without
 * an `appId` it writes to this machine only.
 */
export function createPost(adapter: CloudAdapter, appId: string): Post {
  return async ({ reference, kind }, card, activityId) => {
    if (!appId) assertHere(reference);
    let id = '';
    let failure: unknown;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // An error that leaves a turn ends in the adapter's own handler; the notifier must see it.
      try {
        id = await send(adapter, context, kind, cardActivity(card) as Activity, activityId);
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
  // In a channel, only this call tells the id of the message.
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
