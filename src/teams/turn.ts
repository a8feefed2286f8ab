import type { Language } from '../language/language.ts';
import type { TurnContext } from 'botbuilder';
import type { Deps } from '../service/model/deps.ts';
import type { Conversation } from '../service/conversations/conversations.ts';
import type { EnteredPerson } from '../service/tenant/people.ts';
import type { Actor } from '../service/model/request.ts';
import { rememberForm } from '../service/requests/form-card.ts';
import { cardActivity } from './cards/card-activity.ts';
import type { AdaptiveCard } from './cards/render.ts';
import { named } from './activity/channel-name.ts';
import { pickedPeople } from './activity/people-picker.ts';
import { signIn } from './sign-in/sign-in.ts';
import type { Place } from '../service/model/place.ts';
import type { Bot } from './parts.ts';
import type { ActionAnswer } from './answer.ts';

/** What a command or an action works with: who, where, and how to answer. */
export interface Turn {
  deps: Deps;
  /** Of who acts. */
  language: Language;
  actor: Actor;
  conversation: Conversation;
  place: Place;
  /** Makes sure that the bot can act for the actor where it must; not null = what to answer instead. */
  signIn(): Promise<ActionAnswer | null>;
  /** Posts a card as a message of its own; a form becomes the actor's. */
  reply(card: AdaptiveCard): Promise<void>;
  /** The people of an entry for a field to pick them in; null = a text field. */
  picked(users: string): Promise<EnteredPerson[] | null>;
  /** The names of the channel and its team as Teams has them now; as far as known when it cannot be asked. */
  named(conversation: Conversation): Promise<Conversation>;
}

/** Whether a card is to be filled in and sent. */
function isForm({ actions = [] }: AdaptiveCard): boolean {
  return actions.some((action) => Reflect.get(Object(action), 'verb') === 'request.submit');
}

/** The turn of an activity whose sender and tenant have been checked. */
export function turnOf(
  { deps, tokens }: Pick<Bot, 'deps' | 'tokens'>,
  context: TurnContext,
  actor: Actor,
  conversation: Conversation,
): Turn {
  const { activity } = context;
  return {
    deps,
    language: actor.language,
    actor,
    conversation,
    place: {
      conversationId: conversation.id,
      cardActivityId: activity.replyToId ?? '',
      activityId: activity.id ?? '',
    },
    signIn: async () => (tokens ? signIn(tokens, activity, deps.log) : null),
    reply: async (card) => {
      const sent = await context.sendActivity(cardActivity(card));
      if (!isForm(card)) return;
      if (sent?.id) await rememberForm(deps, actor, { conversationId: conversation.id, activityId: sent.id });
      else deps.log.warn('Teams did not tell the id of a form');
    },
    picked: (users) => pickedPeople(deps, conversation, users),
    named: (other) => named(context, other, deps.log),
  };
}
