import type { Text } from '../../../language/sentence.ts';
import type { Person } from '../../../service/model/view.ts';
import { andMore, plainLine } from '../../text.ts';

/** An entry of `msteams.entities` of a card. */
export interface Mention {
  text: string;
  id: string;
  name: string;
}

/**
 * What to write into a card to mention a person, and the entity that goes with it; without an object id just the name.
 * Teams finds the mention by comparing the text letter by letter, so what markdown or `<at>` could read is left out.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export function mentionPerson(person: Person): { text: string; mentions: Mention[] } {
  const name = plainLine(person.name.replace(/[\\`*_{}[\]<>~|#&]/gu, ' '), 80);
  if (person.aadObjectId === '' || name === '') return { text: name, mentions: [] };
  const text = `<at>${name}</at>`;
  return { text, mentions: [{ text, id: person.aadObjectId, name }] };
}

/**
 * "<at>Ann</at>, <at>Ben</at>, Qlik testers and 8 more". Two people of one name cannot be told apart by the text of a
 * mention: only the first is mentioned.
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
