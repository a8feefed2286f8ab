import { sentence } from '../../language/sentence.ts';
import { randomUUID } from 'node:crypto';
import { TerminalError, UserError } from '../../errors.ts';
import { getGroup, listFewUsers } from '../../graph/groups.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { Actor } from '../model/request/request.ts';
import type { Person } from '../model/view.ts';
import { membershipOf, requireGroup, type PeopleGroup } from './membership.ts';
import { notInDirectory } from './not-in-directory.ts';

/**
 * Refuses anyone who is not currently a member of the approvers' group, directly or nested. Refuses also if the person
 * is unknown, Graph is unreachable, or no group is configured. Throws UserError, or TerminalError if only an operator can
 * help.
 */
export async function requireApprover(deps: Deps, actor: Actor, requestId: string): Promise<void> {
  const group = groupOf(deps);
  if (!group.id)
    throw new UserError(
      sentence('Nobody may decide yet: no group of approvers is configured.'),
      sentence('Ask the operator of this bot to set APPROVER_GROUP_ID.'),
    );
  const graph = deps.graphFor(requestId);
  const membership = await membershipOf(deps, graph, actor.aadObjectId, group).catch((error: unknown) => {
    if (error instanceof TerminalError) throw error;
    deps.log.warn({ err: error, requestId }, 'Cannot check the approver');
    throw new UserError(
      sentence('It cannot be checked right now whether you may decide, so nothing was changed.'),
      sentence('Try again in a minute.'),
    );
  });
  if (membership === 'in') return;
  deps.log.warn({ requestId, actorId: actor.aadObjectId, membership }, 'Refused: not an approver');
  if (membership === 'unknown') throw notInDirectory();
  await requireGroup(deps, graph, group);
  throw new UserError(
    sentence('You may not decide this.'),
    sentence('Only members of the approvers’ group can.'),
  );
}

/**
 * Whether a person is currently a member of the approvers' group; a person unknown to the tenant is not. Throws
 * TerminalError if only an operator can help, else what Graph throws.
 */
export async function mayApprove(deps: Deps, aadObjectId: string, requestId: string): Promise<boolean> {
  const group = groupOf(deps);
  if (!group.id) return false;
  return (await membershipOf(deps, deps.graphFor(requestId), aadObjectId, group)) === 'in';
}

/** Whether Microsoft Entra does not know the approvers' group any more. Throws what Graph throws. */
export async function isApproverGroupGone({ approverGroupId, graphFor }: Deps): Promise<boolean> {
  return approverGroupId !== '' && (await getGroup(graphFor(randomUUID()), approverGroupId)) === null;
}

function groupOf({ approverGroupId }: Deps): PeopleGroup {
  return { id: approverGroupId, setting: 'APPROVER_GROUP_ID' };
}

const mostNamed = 5;

/**
 * Returns the approvers to mention on a person's request. Empty if there are more than a few, since mentioning
 * everybody alerts no one, or if the group cannot be read in time. Not an authorisation check.
 */
export async function fewApprovers(deps: Deps, requesterId: string): Promise<Person[]> {
  if (!deps.approverGroupId) return [];
  const look = async () => {
    const users = await listFewUsers(deps.graphFor(randomUUID()), deps.approverGroupId, mostNamed + 1);
    const others = (users ?? []).filter(
      ({ id, accountEnabled }) => accountEnabled !== false && id?.toLowerCase() !== requesterId.toLowerCase(),
    );
    return others.map(({ id, displayName }) => ({ aadObjectId: id ?? '', name: displayName ?? '' }));
  };
  const people = await inTime<Person[]>(deps.log, 'names of approvers', look(), []);
  return people.length > mostNamed ? [] : people;
}
