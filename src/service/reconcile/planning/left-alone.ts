import { sentence, type Text } from '../../../language/sentence.ts';
import { findMarked } from '../../../graph/marked-applications.ts';
import type { Graph } from '../../../graph/client.ts';
import type { KindOfRequest } from '../../kinds/kind.ts';
import type { Desired } from '../../model/publication/desired.ts';
import { olderTemporaryName, stamp } from '../../model/publication/stamp.ts';
import type { KnownIds, Observed, ObservedApplication } from '../../model/publication/observed.ts';
import { roles, type Role } from '../../model/publication/role.ts';

/** Returns the names of applications that carry our tag or an older temporary name, but are not recorded as ours. */
export async function findLookalikes(
  graph: Graph,
  publicationId: string,
  known: KnownIds,
): Promise<string[]> {
  const found = await findMarked(graph, {
    tags: roles.map((role) => stamp(publicationId, role)),
    names: roles.map((role) => olderTemporaryName(publicationId, role)),
  });
  const ownIds = roles.flatMap((role) => known[role]?.applicationId ?? []);
  return found.filter(({ id }) => !ownIds.includes(id ?? '')).map(({ displayName }) => displayName ?? '');
}

/**
 * Describes what a plan leaves alone although somebody might expect it to go; shown before the approval and at the end.
 */
export function leftAlone(
  kind: KindOfRequest,
  desired: Desired,
  observed: Observed,
  lookalikes: readonly string[],
): Text[] {
  return [
    ...lookalikes.map((name) =>
      sentence('“{name}” carries this bot’s mark, but the bot did not make it: it is left alone.', { name }),
    ),
    ...(kind.letsGo ?? noLongerWanted)(desired, observed).map(({ displayName: name }) =>
      sentence('“{name}” was there before the bot: it stays as it is and is only no longer managed.', {
        name,
      }),
    ),
  ];
}

function noLongerWanted({ applications }: Desired, observed: Observed): ObservedApplication[] {
  const isWanted = (role: Role) => applications.some((one) => one.role === role);
  const there = roles.flatMap((role) => observed[role] ?? []);
  return there.filter(({ role, isOurs }) => !isOurs && !isWanted(role));
}
