import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { folderProblem } from '../../../folder/folder-problem.ts';
import {
  changesSince,
  emptyCollections,
  type Change,
  type CollectionName,
  type Collections,
} from './collections.ts';
import { damagedJournal, noJournal, openJournal, readJournal, type Journal } from './journal.ts';
import type { AppRoleAssignment, Group, User } from './records.ts';
import type { Organization, Seed } from './seed.ts';
import type { UriPolicy } from './uri-policy.ts';

/** The directory and Application Proxy configuration of one organisation. */
export interface Tenant extends Readonly<Collections> {
  /** All of them together. */
  readonly collections: Collections;
  readonly organization: Organization;
  /** The `contoso` of `qlik-contoso.msappproxy.net`. */
  readonly proxySuffix: string;
  readonly users: ReadonlyMap<string, User>;
  readonly groups: ReadonlyMap<string, { group: Group; memberIds: string[] }>;
  /** Assignments by service principal, to stay fast with thousands of them. */
  readonly assignmentsOn: ReadonlyMap<string, ReadonlyMap<string, AppRoleAssignment>>;
  /** How long a new object stays invisible to reads by id, and to lists and filters. */
  readonly replicationMs: number;
  readonly listingMs: number;
  /** null = new identifier URIs are not restricted. */
  readonly uriPolicy: UriPolicy | null;
  /** Applies all changes as one atomic step that survives a kill. */
  write(...changes: Change[]): void;
  close(): void;
}

type AssignmentIndex = Map<string, Map<string, AppRoleAssignment>>;

/** Opens the tenant; `dataDir` null keeps it in memory. */
export function openTenant(
  seed: Seed,
  options: { dataDir: string | null; replicationSeconds: number },
): Tenant {
  const collections = emptyCollections(seed);
  const assignmentsOn: AssignmentIndex = new Map();
  const journal = openStored(options.dataDir, collections, assignmentsOn);
  const isThere = (id: string) => !collections.deletedPrincipals.has(id);
  const users = new Map<string, User>();
  const groups = new Map<string, Seed['groups'][number]>();
  const readUser = (seeded: User) => {
    const user = collections.changedUsers.get(seeded.id) ?? seeded;
    if (isThere(user.id)) users.set(user.id, user);
    else users.delete(user.id);
  };
  const readGroup = (seeded: Seed['groups'][number]) => {
    if (isThere(seeded.group.id)) groups.set(seeded.group.id, seeded);
    else groups.delete(seeded.group.id);
  };
  seed.users.forEach(readUser);
  seed.groups.forEach(readGroup);

  return {
    ...collections,
    collections,
    assignmentsOn,
    organization: seed.organization,
    proxySuffix: seed.proxySuffix ?? initialLabel(seed.organization),
    users,
    groups,
    replicationMs: options.replicationSeconds * 1000,
    listingMs: options.replicationSeconds * 1500,
    uriPolicy: null,
    write(...changes) {
      journal.append(changes);
      for (const change of changes) apply(collections, assignmentsOn, change);
      for (const [name, id] of changes) {
        if (name !== 'deletedPrincipals' && name !== 'changedUsers') continue;
        seed.users.filter((user) => user.id === id).forEach(readUser);
        seed.groups.filter(({ group }) => group.id === id).forEach(readGroup);
      }
    },
    close: () => journal.close(),
  };
}

function initialLabel({ verifiedDomains }: Organization): string {
  return verifiedDomains.find(({ isInitial }) => isInitial)?.name.split('.')[0] ?? '';
}

function openStored(dataDir: string | null, collections: Collections, index: AssignmentIndex): Journal {
  if (dataDir === null) return noJournal;

  const path = join(dataDir, 'sandbox.jsonl');
  const seeded = structuredClone(collections);
  try {
    mkdirSync(dataDir, { recursive: true });
    const shapes = shapeOf(collections);
    for (const entry of readJournal(path)) {
      if (!shapes.safeParse(entry).success)
        throw damagedJournal(path, 'a line of it is no change of a tenant');
      for (const change of entry as Change[]) apply(collections, index, change);
    }
    return openJournal(
      path,
      changesSince(seeded, collections).map((change) => [change]),
    );
  } catch (error) {
    throw folderProblem(error, dataDir);
  }
}

/** Minimal schema of a line; the records in it are trusted, because this tenant wrote them. */
function shapeOf(collections: Collections) {
  const names = z.enum(Object.keys(collections) as CollectionName[]);
  return z.array(z.tuple([names, z.string(), z.record(z.string(), z.unknown()).nullable()]));
}

function apply(collections: Collections, index: AssignmentIndex, change: Change): void {
  const [name, id, value] = change;
  const collection: Map<string, unknown> = collections[name];
  if (name === 'assignments')
    indexAssignment(index, value ?? collections.assignments.get(id), value !== null);
  if (value === null) collection.delete(id);
  else collection.set(id, value);
}

function indexAssignment(
  index: AssignmentIndex,
  assignment: AppRoleAssignment | undefined,
  exists: boolean,
): void {
  if (assignment === undefined) return;

  const assignments = index.get(assignment.resourceId) ?? new Map<string, AppRoleAssignment>();
  if (exists) assignments.set(assignment.id, assignment);
  else assignments.delete(assignment.id);
  index.set(assignment.resourceId, assignments);
}
