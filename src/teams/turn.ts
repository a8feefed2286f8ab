import type { Text } from '../language/sentence.ts';
import type { Language } from '../language/language.ts';
import type { Deps } from '../service/model/deps.ts';
import type { Conversation } from '../service/conversations/conversations.ts';
import type { EnteredPerson } from '../service/tenant/people.ts';
import type { Actor } from '../service/model/request/request.ts';
import { rememberForm } from '../service/requests/form-card.ts';
import { cardActivity } from './cards/card-activity.ts';
import { consentActivity } from './cards/file-activity.ts';
import type { AdaptiveCard } from './cards/render.ts';
import type { Heard } from './activity/heard.ts';
import { named } from './activity/channel-name.ts';
import type { Mention } from './activity/mention.ts';
import { pickedPeople } from './activity/people-picker.ts';
import { isFormCard } from './cards/is-form.ts';
import { untakenCard } from './cards/notice.ts';
import { sendForgivingly } from './notify/forgiving.ts';
import { signIn } from './sign-in/sign-in.ts';
import type { Place } from '../service/model/request/place.ts';
import type { Bot } from './parts.ts';
import type { ActionAnswer } from './answer.ts';

/** What a command or an action works with: who acts, where, and how to answer. */
export interface Turn {
  deps: Deps;
  /** The actor's language. */
  language: Language;
  actor: Actor;
  conversation: Conversation;
  place: Place;
  /** Who and what was mentioned in the message. */
  mentions: readonly Mention[];
  /**
   * Makes sure that the bot can act for the actor if it must. Returns the answer to give instead, or null. `why` is said
   * beside the button; absent = to approve.
   */
  signIn(why?: Text): Promise<ActionAnswer | null>;
  /**
   * Posts a card as a new message. Only the actor can submit a form posted this way. Returns the message's id; `''` =
   * Teams does not tell.
   */
  reply(card: AdaptiveCard): Promise<string>;
  /** Offers the report as a file, which is made when it is accepted. */
  offer(offerId: string): Promise<void>;
  /** Returns the people in an entry for a people picker, or null for a text field. */
  picked(users: string): Promise<EnteredPerson[] | null>;
  /** Returns the conversation with the current names of channel and team, or the known ones if Teams is away. */
  named(conversation: Conversation): Promise<Conversation>;
}

/** Creates the turn of an activity whose sender and tenant have been checked. */
export function turnOf(
  { deps, tokens }: Pick<Bot, 'deps' | 'tokens'>,
  { context, incoming }: Heard,
  actor: Actor,
  conversation: Conversation,
): Turn {
  return {
    deps,
    language: actor.language,
    actor,
    conversation,
    place: {
      conversationId: conversation.id,
      cardActivityId: incoming.replyToId,
      activityId: incoming.id,
    },
    mentions: incoming.mentions,
    signIn: async (why) => (tokens ? signIn(tokens, { context, incoming }, deps.log, why) : null),
    reply: async (card) => {
      const [sent, shown] = await sendForgivingly(
        async (one) => [await context.sendActivity(cardActivity(one)), one] as const,
        card,
        () => untakenCard(actor.language, card, isFormCard(card)),
      );
      const activityId = sent?.id ?? '';
      if (!isFormCard(shown)) return activityId;
      if (activityId) await rememberForm(deps, actor, { conversationId: conversation.id, activityId });
      else deps.log.warn('Teams did not tell the id of a form');
      return activityId;
    },
    offer: async (offerId) => void (await context.sendActivity(consentActivity(actor.language, offerId))),
    picked: (users) => pickedPeople(deps, conversation, users),
    named: (other) => named(context, other, deps.log),
  };
}
