import type { TeamsMessage } from '../../fakes/teams.ts';
import { cardOf } from './card.ts';
import { actionsOf } from './read-card.ts';

/** A button that changes a request, on a message that people see. */
export interface LiveButton {
  requestId: string;
  verb: string;
  conversationId: string;
  messageId: string;
}

const changing = ['request.approve', 'request.reject', 'request.withdraw', 'request.retry', 'request.undo'];

/** Returns the buttons on the messages that change one of these requests, such as those that have ended. */
export function liveButtons(
  messages: readonly TeamsMessage[],
  requestIds: ReadonlySet<string>,
): LiveButton[] {
  const visible = messages.filter(({ isDeleted }) => !isDeleted);
  return visible.flatMap((message) =>
    actionsOf(cardOf(message)).flatMap(({ verb = '', data = {} }) => {
      const requestId = String(data['requestId'] ?? '');
      if (!changing.includes(verb) || !requestIds.has(requestId)) return [];
      return [{ requestId, verb, conversationId: message.conversationId, messageId: message.id }];
    }),
  );
}
