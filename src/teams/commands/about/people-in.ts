import { isGuid } from '../../../guid.ts';
import { splitList } from '../../../service/model/request/split-list.ts';

/**
 * Sorts the people typed after a command, separated by commas or semicolons. Addresses and object ids are users;
 * anything else is a name, which may contain spaces and is looked for among groups first.
 */
export function peopleIn(text: string): { users: string; groups: string } {
  const entries = splitList(apart(text)).flatMap((entry) => {
    const words = entry.split(' ');
    return words.every(isUser) ? words : [entry];
  });
  return {
    users: entries
      .filter(isUser)
      .map((entry) => (entry.startsWith('@') ? asOne(entry) : entry))
      .join(', '),
    groups: entries
      .filter((entry) => !isUser(entry))
      .map(asOne)
      .join(', '),
  };
}

/** Puts a comma for the small word beside a person: `tom@x and eva@x`. */
function apart(text: string): string {
  return text
    .replace(/(\S*@\S*)\s+(?:and|und|&)\s+/giu, '$1, ')
    .replace(/\s+(?:and|und|&)\s+(?=\S*@)/giu, ', ');
}

/** A name with a comma in it stays one name where the list is read again. */
function asOne(name: string): string {
  return name.includes(',') ? `"${name}"` : name;
}

function isUser(entry: string): boolean {
  return entry.includes('@') || isGuid(entry);
}
