import type { Activity, CloudAdapter } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../../service/conversations.ts';
import { connectorOf } from '../adapter.ts';
import { cardActivity } from '../card-activity.ts';
import type { AdaptiveCard } from '../cards.ts';
import type { StoredReference } from '../conversation.ts';

/** Where a card goes. */
export type Target = StoredReference & { kind: Conversation['kind'] };

/** Posts a card, or updates the message `activityId`; resolves to the id of the message that holds it. */
export type Post = (target: Target, card: AdaptiveCard, activityId: string) => Promise<string>;

/** What a failed send means. Neither 403 nor 404 is ever tried again in the same place. */
export type SendFailure =
  | { kind: 'gone' | 'message-lost' | 'try-again'; code: string }
  | { kind: 'wait'; seconds: number; code: string };

/** Creates the sender for messages outside a turn. */
export function createPost(adapter: CloudAdapter, appId: string): Post {
  return async ({ reference, kind }, card, activityId) => {
    let id = '';
    let failure: unknown;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // An error that leaves a turn ends in the adapter's own handler; the notifier must see it.
      try {
        const { conversations } = connectorOf(adapter, context);
        const conversationId = context.activity.conversation.id;
        const message = cardActivity(card) as Activity;
        if (activityId) {
          await conversations.updateActivity(conversationId, activityId, { ...message, id: activityId });
          id = activityId;
        } else if (kind === 'channel' && !conversationId.includes(';')) {
          const channel = {
            channel: { id: conversationId },
            tenant: { id: reference.conversation?.tenantId },
          };
          const created = await conversations.createConversation({
            isGroup: true,
            bot: context.activity.recipient,
            tenantId: reference.conversation?.tenantId ?? '',
            channelData: channel,
            activity: message,
          } as Parameters<typeof conversations.createConversation>[0]);
          id = created.activityId;
        } else id = (await conversations.sendToConversation(conversationId, message)).id;
      } catch (error) {
        failure = error ?? new Error('Unknown failure');
      }
    });
    if (failure) throw failure;
    return id;
  };
}

const restError = z.object({
  statusCode: z.number().catch(0),
  code: z.string().catch(''),
  details: z
    .object({ error: z.object({ code: z.string().catch('') }).catch({ code: '' }) })
    .catch({ error: { code: '' } }),
});

const goneCodes = [
  'ConversationNotFound',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
];

/** Sorts an error of the connector by what to do next.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis */
export function failureOf(error: unknown): SendFailure {
  const parsed = restError.safeParse(error);
  const { statusCode, code, details } = parsed.success
    ? parsed.data
    : { statusCode: 0, code: '', details: { error: { code: '' } } };
  const name = details.error.code || code || String(statusCode);
  if (name === 'ActivityNotFoundInConversation') return { kind: 'message-lost', code: name };
  if (goneCodes.includes(name) || statusCode === 403 || statusCode === 404)
    return { kind: 'gone', code: name };
  if (statusCode === 429) return { kind: 'wait', seconds: retryAfterOf(error), code: name };
  return { kind: 'try-again', code: name };
}

function retryAfterOf(error: unknown): number {
  const response = z
    .object({ response: z.object({ headers: z.object({ get: z.function() }) }) })
    .safeParse(error);
  const value = response.success
    ? Number(Reflect.get(Object(error), 'response').headers.get('retry-after'))
    : NaN;
  return Number.isFinite(value) && value > 0 ? Math.ceil(value) : 5;
}
