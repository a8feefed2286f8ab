import type { Change } from '../../model/publication/change.ts';
import type { RequestForm } from '../../model/request/form.ts';
import type { AccessInput } from '../../model/request/input.ts';
import { findPrincipals, type FoundPrincipals } from '../../preflight/find-principals.ts';
import { knownName } from '../fields/name.ts';
import { wholeOf, type Parsed } from '../fields/parsed.ts';
import { parseSomebody } from '../fields/people.ts';
import { requireBase, type Asked } from '../kind.ts';

/** Parses the users and groups that a request is about. */
export function parseAccess(kind: AccessInput['kind'], form: RequestForm): Parsed<AccessInput> {
  return wholeOf<AccessInput>({
    kind: { value: kind },
    name: { value: knownName(form.name) },
    ...parseSomebody(form),
    reason: { value: form.reason.trim() },
  });
}

/** Whether a change only concerns who has access; a request to assign or unassign makes no others. */
export function isAccess({ kind }: Change): boolean {
  return kind === 'assign' || kind === 'unassign';
}

/** Looks up the users and groups that a request names; `others` are the currently desired ones it does not name. */
export async function named(
  asked: Pick<Asked<AccessInput>, 'graph' | 'input' | 'base'>,
  areLeaving: boolean,
): Promise<FoundPrincipals & { others: FoundPrincipals['principals'] }> {
  const { users, groups } = asked.input;
  const found = await findPrincipals(asked.graph, { users, groups, areLeaving });
  const ids = found.principals.map(({ id }) => id);
  return { ...found, others: requireBase(asked).principals.filter(({ id }) => !ids.includes(id)) };
}
