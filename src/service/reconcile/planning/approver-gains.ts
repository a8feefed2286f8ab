import type { Graph } from '../../../graph/client.ts';
import { isUnreachable } from '../../../graph/graph-error.ts';
import { listFewUsers } from '../../../graph/groups.ts';
import { checkMemberGroupsOfMany } from '../../../graph/users.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { assign } from '../../changes/access/assign.ts';
import { restore } from '../../changes/application/restore.ts';
import { changesOf } from '../../changes/kinds-of-change.ts';
import type { Deps } from '../../model/deps.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Desired, Principal } from '../../model/publication/desired.ts';

/** The approvers who would get access by a request. */
export interface ApproverGains {
  /** Object ids, in lower case. */
  ids: string[];
  warnings: Text[];
}

/** A plan, and the desired state before it; null = there was none. */
interface Gaining {
  base: Desired | null;
  desired: Desired;
  changes: readonly Change[];
}

/** The most approvers, and the most users and groups that gain access, to look up individually. */
const mostLooked = 100;
const mostNamed = 5;

/**
 * Finds the approvers who get access by a plan, directly or through a group, so that everybody knows when they decide.
 * Warns about what cannot be read; throws only if Graph is unreachable, which is retried.
 */
export async function approverGains(
  { approverGroupId, log }: Pick<Deps, 'approverGroupId' | 'log'>,
  graph: Graph,
  planned: Gaining,
): Promise<ApproverGains> {
  const gaining = whoGains(planned);
  if (!approverGroupId || gaining.length === 0) return { ids: [], warnings: [] };
  try {
    const people = await approversAmong(graph, approverGroupId, gaining);
    return { ids: people.map(({ id }) => id.toLowerCase()), warnings: warningsFor(people) };
  } catch (error) {
    if (isUnreachable(error)) throw error;
    log.warn({ err: error }, 'Cannot read which approvers get access');
    return {
      ids: [],
      warnings: [sentence('It could not be read whether an approver would get access by this.')],
    };
  }
}

/**
 * Returns those assigned by the plan, and those assigned by hand who are wanted from now on; if an application is
 * restored, everybody who regains access.
 */
function whoGains({ base, desired: { principals }, changes }: Gaining): Principal[] {
  if (changesOf(restore, changes).length > 0) return [...principals];
  const ids = changesOf(assign, changes).map(({ principalId }) => principalId);
  const isNew = ({ id }: Principal) => base !== null && !base.principals.some((one) => one.id === id);
  return principals.filter((one) => ids.includes(one.id) || isNew(one));
}

type Named = { id: string; name: string };

async function approversAmong(
  graph: Graph,
  groupId: string,
  gaining: readonly Principal[],
): Promise<Named[]> {
  const users = gaining.filter(({ type }) => type === 'User');
  const groups = gaining.filter(({ type }) => type === 'Group').slice(0, mostLooked);
  const approvers = await listFewUsers(graph, groupId, mostLooked);
  if (approvers === null) return usersIn(graph, groupId, users.slice(0, mostLooked));
  const people = approvers.map(({ id, displayName }) => ({ id: id ?? '', name: displayName ?? id ?? '' }));
  const isUser = ({ id }: Named) => users.some((user) => user.id === id);
  const others = people.filter((one) => !isUser(one));
  const groupIds = groups.map(({ id }) => id);
  const memberOf = await checkMemberGroupsOfMany(
    graph,
    others.map(({ id }) => id),
    groupIds,
  );
  return [...people.filter(isUser), ...others.filter((_, i) => (memberOf[i] ?? []).length > 0)];
}

/** Checks the other way round if there are too many approvers to look up; groups that get access are then left out. */
async function usersIn(graph: Graph, groupId: string, users: readonly Principal[]): Promise<Named[]> {
  const memberOf = await checkMemberGroupsOfMany(
    graph,
    users.map(({ id }) => id),
    [groupId],
  );
  return users
    .filter((_, i) => (memberOf[i] ?? []).length > 0)
    .map(({ id, displayName }) => ({ id, name: displayName }));
}

function warningsFor(people: readonly Named[]): Text[] {
  const named = people
    .slice(0, mostNamed)
    .map(({ name }) => sentence('{who}, who may approve, would get access by this request.', { who: name }));
  const count = people.length - named.length;
  if (count <= 0) return named;
  const more = sentence(
    '{count, plural, one {# more person who may approve} other {# more people who may approve}} would get access by this request.',
    { count },
  );
  return [...named, more];
}
