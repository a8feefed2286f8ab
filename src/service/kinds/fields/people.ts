import { sentence } from '../../../language/sentence.ts';
import { splitList } from '../../model/request/split-list.ts';
import { wrong, type Parsed } from './parsed.ts';

/** The most users and groups that one request may name. */
const mostPrincipals = 1000;

/** Users and groups as typed; a problem with their total number is reported on the longer list. */
export interface People {
  users: Parsed<string[]>;
  groups: Parsed<string[]>;
}

/** Splits both lists; more than `mostPrincipals` entries are refused. */
export function parsePeople(form: { users: string; groups: string }): People {
  const users = splitList(form.users);
  const groups = splitList(form.groups);
  const count = users.length + groups.length;
  if (count <= mostPrincipals) return { users: { value: users }, groups: { value: groups } };
  const numbers = { most: String(mostPrincipals), count: String(count) };
  return {
    users: wrong(
      users.length >= groups.length ? 'users' : 'groups',
      sentence(
        'Enter at most {most} users and groups: these are {count}. Assign the others afterwards, or put them into a group.',
        numbers,
      ),
    ),
    groups: { value: groups },
  };
}

/** As `parsePeople`, but at least one user or group must be named. */
export function parseSomebody(form: { users: string; groups: string }): People {
  const count = splitList(form.users).length + splitList(form.groups).length;
  if (count > 0) return parsePeople(form);
  return { users: wrong('users', sentence('Name at least one user or group.')), groups: { value: [] } };
}
