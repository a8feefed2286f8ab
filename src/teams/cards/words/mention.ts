import { sentence, type Text } from '../../../language/sentence.ts';
import type { Person } from '../../../service/model/view.ts';
import { andMore, plainLine } from '../../text.ts';

/** An entry of a card's `msteams.entities`. */
export interface Mention {
  text: string;
  id: string;
  name: string;
}

/**
 * Returns the card text that mentions a person and its entity; without an object id, just the name. Teams matches the
 * text and the entity character by character, so characters with a meaning in markdown or `<at>` are left out.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export function mentionPerson(person: Person): { text: string; mentions: Mention[] } {
  const name = plainLine(person.name.replace(/[\\`*_{}[\]<>~|#&]/gu, ' '), 80);
  if (person.aadObjectId === '' || name === '') return { text: name, mentions: [] };
  const text = `<at>${name}</at>`;
  return { text, mentions: [{ text, id: person.aadObjectId, name }] };
}

/**
 * Returns how a message to the requester begins: "<at>Ann</at>,". Where the request was not made, everybody is
 * addressed, and the requester, who has no object id there, is named.
 */
export function addressRequester(requester: Person): { text: Text; mentions: Mention[] } {
  const { text, mentions } = mentionPerson(requester);
  if (text === '') return { text, mentions };
  if (mentions.length > 0) return { text: `${text},`, mentions };
  return { text: sentence('Asked for by {who} –', { who: text }), mentions };
}

/**
 * "<at>Ann</at>, <at>Ben</at>, Qlik testers and 8 more". The text of a mention cannot tell two people with the same
 * name apart, so only the first of them is mentioned.
 */
export function mentionPeople(people: readonly Person[], most = 10): { text: Text; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const shown = people.slice(0, most).map((person) => {
    const one = mentionPerson(person);
    const isNew = one.mentions.every(({ text }) => mentions.every((other) => other.text !== text));
    if (isNew) mentions.push(...one.mentions);
    return isNew ? one.text : mentionPerson({ ...person, aadObjectId: '' }).text;
  });
  return { text: andMore(shown, people.length - shown.length), mentions };
}
