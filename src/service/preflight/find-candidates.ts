import type { Group, User } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../graph/client.ts';
import { findGroups, findGroupsLike } from '../../graph/groups.ts';
import { findUsers, findUsersByName, findUsersByOtherAddress, findUsersLike } from '../../graph/users.ts';
import { isGuid } from '../../guid.ts';
import { addressIn } from '../model/request/split-list.ts';

/** Whom an entry of a form can mean. */
export interface Candidates {
  /** As typed. */
  entry: string;
  field: 'users' | 'groups';
  users: User[];
  groups: Group[];
  /** What has a similar name, if the entry means nobody. */
  near: (User | Group)[];
}

const mostNear = 3;

/** Typos in a long list are not guessed. */
const mostGuessed = 20;

/**
 * Finds whom each entry can mean. What is nobody in its own field may be in the wrong one of the two.
 * Throws what Graph throws.
 */
export async function findCandidates(
  graph: Graph,
  typed: Record<Candidates['field'], readonly string[]>,
): Promise<Candidates[]> {
  const [users, groups] = await Promise.all([
    amongUsers(graph, typed.users),
    amongGroups(graph, typed.groups),
  ]);
  return withNear(graph, [...users, ...groups]);
}

async function amongUsers(graph: Graph, entries: readonly string[]): Promise<Candidates[]> {
  const texts = entries.map(soughtFor);
  const users = await usersOf(graph, texts);
  const missing = texts.filter((_, i) => users[i]?.length === 0);
  const others = missing.filter((text) => isExact(text) && !isGuid(text));
  const [groups, byOther] = await Promise.all([
    findGroups(graph, missing),
    findUsersByOtherAddress(graph, others),
  ]);
  const known = (text: string, i: number) => byOther[others.indexOf(text)] ?? users[i] ?? [];
  return entries.map((entry, i) => ({
    entry,
    field: 'users',
    users: known(texts[i] ?? '', i),
    groups: groups[missing.indexOf(texts[i] ?? '')] ?? [],
    near: [],
  }));
}

async function amongGroups(graph: Graph, entries: readonly string[]): Promise<Candidates[]> {
  const texts = entries.map(soughtFor);
  const groups = await findGroups(graph, texts);
  const missing = texts.filter((_, i) => groups[i]?.length === 0);
  const users = await usersOf(graph, missing);
  return entries.map((entry, i) => ({
    entry,
    field: 'groups',
    users: users[missing.indexOf(texts[i] ?? '')] ?? [],
    groups: groups[i] ?? [],
    near: [],
  }));
}

async function usersOf(graph: Graph, texts: readonly string[]): Promise<User[][]> {
  const [exact, names] = [texts.filter(isExact), texts.filter((text) => !isExact(text))];
  const [byId, byName] = await Promise.all([
    findUsers(graph, exact),
    findUsersByName(graph, names.map(spellings)),
  ]);
  return texts.map((text) => (isExact(text) ? byId[exact.indexOf(text)] : byName[names.indexOf(text)]) ?? []);
}

/** "O'Brien, Brian" can be listed as "Brian O'Brien". */
function spellings(name: string): string[] {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  return first && more.length === 0 ? [name, `${first} ${last}`] : [name];
}

async function withNear(graph: Graph, all: Candidates[]): Promise<Candidates[]> {
  const isUnknown = ({ entry, users, groups }: Candidates) =>
    users.length + groups.length === 0 && !isExact(soughtFor(entry));
  const unknown = all.filter(isUnknown).slice(0, mostGuessed);
  const [people, groups] = [of('users', unknown), of('groups', unknown)];
  const found: (User | Group)[][] = (
    await Promise.all([
      findUsersLike(graph, people.map(entryOf), mostNear),
      findGroupsLike(graph, groups.map(entryOf), mostNear),
    ])
  ).flat();
  const near = new Map([...people, ...groups].map((one, i) => [one, found[i] ?? []]));
  return all.map((one) => ({ ...one, near: near.get(one) ?? [] }));
}

function of(field: Candidates['field'], all: readonly Candidates[]): Candidates[] {
  return all.filter((one) => one.field === field);
}

function entryOf({ entry }: Candidates): string {
  return soughtFor(entry);
}

/** Returns what is looked up for an entry: its address, or the name, of `@Tom Becker` without the sign. */
export function soughtFor(entry: string): string {
  return addressIn(entry).replace(/^@(?=[^@]+$)/u, '');
}

/** Whether a text identifies at most one user or group: an object id or an address. */
function isExact(text: string): boolean {
  return isGuid(text) || text.includes('@');
}
