import { isGuid } from '../../../guid.ts';
import { splitList } from '../../../service/model/split-list.ts';

/**
 * Sorts people typed behind a command, separated by commas or semicolons: addresses and object ids are users, anything
 * else is the name of a group, which may have spaces.
 */
export function peopleIn(text: string): { users: string; groups: string } {
  const entries = splitList(text).flatMap((entry) => {
    const words = entry.split(' ');
    return words.every(isUser) ? words : [entry];
  });
  return {
    users: entries.filter(isUser).join(', '),
    groups: entries.filter((entry) => !isUser(entry)).join(', '),
  };
}

/** Whether somebody is named where the name of the publication was expected. */
export function startsWithPerson(text: string): boolean {
  return isUser(text.split(/[ ,;]/)[0] ?? '');
}

function isUser(entry: string): boolean {
  return entry.includes('@') || isGuid(entry);
}
