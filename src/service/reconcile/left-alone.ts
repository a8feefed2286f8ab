import { sentence, type Text } from '../../language/sentence.ts';
import { findMarked } from '../../graph/marked-applications.ts';
import type { Graph } from '../../graph/client.ts';
import type { RequestKind } from '../model/request.ts';
import type { Desired } from '../model/desired.ts';
import { olderTemporaryName, stamp } from '../model/stamp.ts';
import type { KnownIds, Observed } from '../model/observed.ts';
import { roles } from '../model/role.ts';

/** Names of applications that carry our tag or look half-made, although no record says that the bot made them. */
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

/** What a plan leaves as it is although somebody might think that it goes: said before the approval, and in the end. */
export function leftAlone(
  kind: RequestKind,
  desired: Desired,
  observed: Observed,
  lookalikes: readonly string[],
): Text[] {
  return [
    ...lookalikes.map((name) =>
      sentence('“{name}” carries this bot’s mark, but the bot did not make it: it is left alone.', { name }),
    ),
    ...adoptedLeft(kind, desired, observed).map((name) =>
      sentence('“{name}” was there before the bot: it stays as it is and is only no longer managed.', {
        name,
      }),
    ),
  ];
}

function adoptedLeft(kind: RequestKind, desired: Desired, observed: Observed): string[] {
  const there = roles.flatMap((role) => observed[role] ?? []);
  const isAll = there.every(({ isOurs }) => !isOurs);
  // Of a publication that was adopted as a whole, a warning of its own says so.
  if (kind === 'unpublish' && isAll) return [];
  const isKept = (role: string) => desired.applications.some((one) => one.role === role);
  return there
    .filter(({ role, isOurs }) => !isOurs && (kind === 'unpublish' || !isKept(role)))
    .map(({ displayName }) => displayName);
}
