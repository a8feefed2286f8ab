import { sentence } from '../../language/sentence.ts';
import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { listFewUsers } from '../../graph/groups.ts';
import { checkMemberGroups } from '../../graph/users.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import type { Actor } from '../model/request/request.ts';
import type { Person } from '../model/view.ts';

/**
 * Refuses anyone who is not currently a member of the approvers' group, directly or nested. Refuses also if the person
 * is unknown, Graph is unreachable, or no group is configured. Throws UserError.
 */
export async function requireApprover(deps: Deps, actor: Actor, requestId: string): Promise<void> {
  if (!deps.approverGroupId)
    throw new UserError(
      sentence('Nobody may decide yet: no group of approvers is configured.'),
      sentence('Ask the operator of this bot to set APPROVER_GROUP_ID.'),
    );
  const isMember = await mayApprove(deps, actor.aadObjectId, requestId).catch((error: unknown) => {
    deps.log.warn({ err: error, requestId }, 'Cannot check the approver');
    throw new UserError(
      sentence('It cannot be checked right now whether you may decide, so nothing was changed.'),
      sentence('Try again in a minute.'),
    );
  });
  if (isMember) return;
  deps.log.warn({ requestId, actorId: actor.aadObjectId }, 'Refused: not an approver');
  throw new UserError(
    sentence('You may not decide this.'),
    sentence('Only members of the approvers’ group can.'),
  );
}

/**
 * Whether a person is currently a member of the approvers' group; a person unknown to the tenant is not. Throws what
 * Graph throws.
 */
export async function mayApprove(deps: Deps, aadObjectId: string, requestId: string): Promise<boolean> {
  const { approverGroupId } = deps;
  if (!approverGroupId) return false;
  try {
    const groups = await checkMemberGroups(deps.graphFor(requestId), aadObjectId, [approverGroupId]);
    return groups.some((id) => id.toLowerCase() === approverGroupId.toLowerCase());
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
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
