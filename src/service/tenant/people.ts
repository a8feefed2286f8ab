import { randomUUID } from 'node:crypto';
import { findUsers } from '../../graph/users.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import { splitList } from '../model/request/split-list.ts';
import { isGuid } from '../../guid.ts';

/** A person entered in a form: `text` as typed or picked, `name` for display. */
export interface EnteredPerson {
  text: string;
  name: string;
}

/** Returns the people of an entry, in order. A picked person is an object id, and is named if the tenant answers. */
export async function enteredPeople(deps: Deps, users: string): Promise<EnteredPerson[]> {
  const texts = splitList(users);
  const ids = texts.filter(isGuid);
  const names = ids.length > 0 ? await namesOf(deps, ids) : new Map<string, string>();
  return texts.map((text) => ({ text, name: names.get(text) ?? text }));
}

async function namesOf(deps: Deps, ids: string[]): Promise<Map<string, string>> {
  const look = async () => {
    const found = await findUsers(deps.graphFor(randomUUID()), ids);
    return new Map(ids.map((id, i) => [id, found[i]?.[0]?.displayName ?? id]));
  };
  return inTime(deps.log, 'names of people', look(), new Map<string, string>());
}
