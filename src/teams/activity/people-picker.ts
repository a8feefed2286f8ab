import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Deps } from '../../service/model/deps.ts';
import { enteredPeople, type EnteredPerson } from '../../service/tenant/people.ts';
import { storedReference } from './conversation.ts';

/** With more people than this the field becomes plain text, because every picked person takes room on the card. */
const mostPicked = 50;

/**
 * Returns the people chosen so far for a people picker, or null where a text field is needed: a picker separates them by
 * commas, and only the real Teams can search the directory and return object ids. We recognise it by its https connector: a stand-in also claims to be
 * Teams and sends the same client information, but uses plain http and returns ids of its own.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
 */
export async function pickedPeople(
  deps: Deps,
  conversation: Conversation,
  users: string,
): Promise<EnteredPerson[] | null> {
  const { serviceUrl = '' } = storedReference(conversation).reference;
  if (!serviceUrl.startsWith('https://')) return null;
  const people = await enteredPeople(deps, users);
  const isPickable = people.length <= mostPicked && people.every(({ text }) => !text.includes(','));
  return isPickable ? people : null;
}
