import { sentence, type Text } from '../../../language/sentence.ts';
import { splitList } from '../../model/request/split-list.ts';
import { wrong, type Parsed } from './parsed.ts';

/** The most users and groups that one request may name. */
export const mostPrincipals = 1000;

/** Users and groups as typed; a problem with their total number is reported on the users. */
export interface People {
  users: Parsed<string[]>;
  groups: Parsed<string[]>;
}

/** Splits both lists; more than `mostPrincipals` entries are refused with the message `tooMany`. */
export function parsePeople(form: { users: string; groups: string }, tooMany: Text): People {
  const users = splitList(form.users);
  const groups = splitList(form.groups);
  const count = users.length + groups.length;
  return {
    users: count > mostPrincipals ? wrong('users', tooMany) : { value: users },
    groups: { value: groups },
  };
}

/** As `parsePeople`, but at least one user or group must be named. */
export function parseSomebody(form: { users: string; groups: string }): People {
  const people = parsePeople(form, sentence('Enter at most 1000 users and groups.'));
  const count = splitList(form.users).length + splitList(form.groups).length;
  if (count > 0) return people;
  return { ...people, users: wrong('users', sentence('Name at least one user or group.')) };
}
