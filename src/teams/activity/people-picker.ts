import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Deps } from '../../service/model/deps.ts';
import { enteredPeople, type EnteredPerson } from '../../service/tenant/people.ts';
import { storedReference } from './conversation.ts';

/** A field with more people than this is text again: each one picked takes room on the card. */
const mostPicked = 50;

/**
 * Who is chosen so far, for a field to pick people in; null = the field for text. Only Teams itself searches people and
 * gives their object ids. Its connector is always https; a stand-in that says it is Teams, and sends the same facts about
 * the client, has a plain http one and gives ids of its own.
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
  return people.length > mostPicked ? null : people;
}
