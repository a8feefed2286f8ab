import { UserError } from '../../errors.ts';
import { checkMemberGroups } from '../../graph/users.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../request.ts';

/**
 * Refuses anyone who is not a member of the approvers' group right now, nested membership included.
 * Unknown, unreachable or not configured means refused. Throws UserError.
 */
export async function requireApprover(deps: Deps, actor: Actor, requestId: string): Promise<void> {
  if (!deps.approverGroupId)
    throw new UserError(
      'Nobody may decide yet: no group of approvers is configured.',
      'Ask the operator of this bot to set APPROVER_GROUP_ID.',
    );
  const graph = deps.graphFor(requestId);
  const groups = await checkMemberGroups(graph, actor.aadObjectId, [deps.approverGroupId]).catch((error) => {
    deps.log.warn({ err: error, requestId }, 'Cannot check the approver');
    throw new UserError(
      'It cannot be checked right now whether you may decide, so nothing was changed.',
      'Try again in a minute.',
    );
  });
  if (groups.some((id) => id.toLowerCase() === deps.approverGroupId.toLowerCase())) return;
  deps.log.warn({ requestId, actorId: actor.aadObjectId }, 'Refused: not an approver');
  throw new UserError('You may not decide this.', 'Only members of the approvers’ group can.');
}
