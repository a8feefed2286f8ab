import { isGuid } from '../../../guid.ts';
import { splitList } from '../../../service/model/request/split-list.ts';

/**
 * Sorts the people typed after a command, separated by commas or semicolons. Addresses and object ids are users;
 * anything else is a name, which may contain spaces and is looked for among groups first.
 */
export function peopleIn(text: string): { users: string; groups: string } {
  const entries = splitList(text).flatMap((entry) => {
    const words = entry.split(' ');
    return words.every(isUser) ? words : [entry];
  });
  return {
    users: entries.filter(isUser).join(', '),
    groups: entries
      .filter((entry) => !isUser(entry))
      .map(asOne)
      .join(', '),
  };
}

/** A name with a comma in it stays one name where the list is read again. */
function asOne(name: string): string {
  return name.includes(',') ? `"${name}"` : name;
}

/** Whether the text starts with a person where the publication's name was expected. */
export function startsWithPerson(text: string): boolean {
  return isUser(text.split(/[ ,;]/)[0] ?? '');
}

function isUser(entry: string): boolean {
  return entry.includes('@') || isGuid(entry);
}
