import type { Graph } from './client.ts';
import { readMany } from './call/batch/read-many.ts';
import { segment } from './call/odata.ts';

const collections = ['users', 'groups', 'servicePrincipals'] as const;

type Collection = (typeof collections)[number];

/**
 * Returns those of the object ids under which there is no user, group or service principal, 20 looked up in a call. One
 * that was made a moment ago may be among them, because a replica does not know it yet. Each is looked for where it
 * belongs at first: among the groups if it is one of `groupIds`, else among the users; in the other places only if it is
 * not there.
 */
export async function findMissingPrincipals(
  graph: Graph,
  ids: readonly string[],
  groupIds: readonly string[] = [],
): Promise<string[]> {
  const placeOf = (id: string): Collection => (groupIds.includes(id) ? 'groups' : 'users');
  const found = await existing(
    graph,
    ids.map((id) => ({ id, collection: placeOf(id) })),
  );
  const missing = ids.filter((id) => !found.has(id));
  const elsewhere = missing.flatMap((id) =>
    collections.filter((one) => one !== placeOf(id)).map((collection) => ({ id, collection })),
  );
  const late = await existing(graph, elsewhere);
  return missing.filter((id) => !late.has(id));
}

/** Returns the ids that are there, each looked for in one place. */
async function existing(
  graph: Graph,
  looks: readonly { id: string; collection: Collection }[],
): Promise<Set<string>> {
  const paths = looks.map(({ id, collection }) => `/${collection}/${segment(id)}?$select=id`);
  const found = await readMany<object>(graph, 'v1.0', paths);
  return new Set(looks.flatMap(({ id }, i) => (found[i] === null ? [] : id)));
}
