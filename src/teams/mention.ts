import type { Person } from '../service/view.ts';
import { plainLine } from './text.ts';

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
