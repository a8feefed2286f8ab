import type { RequestRow } from '../../../store/requests.ts';
import type { Asked, KindOfRequest, Planned } from '../../kinds/kind.ts';
import { findStart, isAboutOne } from '../../kinds/publication/starting-point.ts';
import type { Deps } from '../../model/deps.ts';
import type { KnownIds } from '../../model/publication/observed.ts';
import type { Readers } from '../../model/readers.ts';
import { storedDesired, storedRequest } from '../../model/request/stored.ts';
import { knownIds } from '../../run/known-ids.ts';

/** Returns a request to plan, with the publication's current desired state; null = its publication is gone. */
export async function askedNow(deps: Deps, row: RequestRow): Promise<Asked | null> {
  const { form, input } = storedRequest(row);
  const publication = await findStart(deps.db, row);
  if (!publication && isAboutOne(row)) return null;
  const base = publication ? storedDesired(publication) : null;
  const publicationId = publication?.id ?? row.id;
  return { deps, graph: deps.graphFor(row.id), asApprover: null, publicationId, form, input, base };
}

/** Returns a request as planned, to be looked at by `readers`; null = it has no plan. */
export function asPlanned(deps: Deps, row: RequestRow, readers: Readers): Planned | null {
  const { form, input, desired, plan } = storedRequest(row);
  if (!desired) return null;
  const { publicationId } = desired;
  const { base = null, changes = [] } = plan ?? {};
  return { deps, ...readers, publicationId, form, input, base, desired, changes };
}

/**
 * Returns the ids of the applications that a request is about: the recorded ones, or, while there are none, the picked
 * ones.
 */
export async function idsOf(
  kind: KindOfRequest,
  { deps, graph, publicationId, input }: Pick<Asked, 'deps' | 'graph' | 'publicationId' | 'input'>,
): Promise<KnownIds> {
  const known = await knownIds(deps, publicationId);
  if (!kind.picked || Object.keys(known).length > 0) return known;
  return kind.picked(graph, input);
}
