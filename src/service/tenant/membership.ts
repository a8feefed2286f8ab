import { TerminalError } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import { graphProblem, isNotFound, isPermissionMissing, isUnreachable } from '../../graph/graph-error.ts';
import { getGroup } from '../../graph/groups.ts';
import { checkMemberGroups } from '../../graph/users.ts';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import { grantCommand } from './capabilities/capability.ts';

/** A group that gives a right in this bot, by the setting that names it. */
export interface PeopleGroup {
  id: string;
  setting: 'APPROVER_GROUP_ID' | 'REQUESTER_GROUP_ID';
}

/** Whether a person is in a group, directly or nested; `unknown` = Microsoft Entra does not know the person. */
export type Membership = 'in' | 'out' | 'unknown';

const needs = 'User.Read.All, GroupMember.Read.All';

/** Asks Graph for a person's membership. Throws what `lookedUp` throws. */
export async function membershipOf(
  deps: Pick<Deps, 'graphAs'>,
  graph: Graph,
  personId: string,
  group: PeopleGroup,
): Promise<Membership> {
  try {
    const groups = await lookedUp(deps, checkMemberGroups(graph, personId, [group.id]));
    return groups.some((id) => id.toLowerCase() === group.id.toLowerCase()) ? 'in' : 'out';
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (graphProblem(error)?.message.toLowerCase().includes(group.id.toLowerCase())) throw noSuchGroup(group);
    return 'unknown';
  }
}

/**
 * Waits for an answer about people. Throws TerminalError where only an operator can help, because Graph refuses such
 * questions; else what Graph throws.
 */
export async function lookedUp<T>({ graphAs }: Pick<Deps, 'graphAs'>, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const problem = graphProblem(error);
    if (!problem || isNotFound(error) || isUnreachable(error)) throw error;
    const details = { code: problem.code, graphRequestId: problem.requestId, cause: error };
    if (isPermissionMissing(problem))
      throw new TerminalError(
        sentence('Microsoft Graph refuses to tell the bot about people and their groups ({needs}).', {
          needs,
        }),
        sentence('Ask the operator of this bot to run “{command}”, wait a minute, and try again.', {
          command: grantCommand(graphAs !== null),
        }),
        details,
      );
    throw new TerminalError(
      sentence('Microsoft Graph refuses to tell the bot about people and their groups.'),
      sentence('Trying again will not help: ask the operator of this bot to look at the log.'),
      details,
    );
  }
}

/** Throws TerminalError if the group no longer exists. Accepts a group that cannot be looked up now. */
export async function requireGroup(
  { log }: Pick<Deps, 'log'>,
  graph: Graph,
  group: PeopleGroup,
): Promise<void> {
  const found = await inTime(log, 'whether the group exists', getGroup(graph, group.id), {});
  if (found === null) throw noSuchGroup(group);
}

function noSuchGroup({ setting }: PeopleGroup): TerminalError {
  return new TerminalError(
    setting === 'APPROVER_GROUP_ID'
      ? sentence('Nobody may decide: Microsoft Entra does not know the approvers’ group.')
      : sentence('Nobody may ask: Microsoft Entra does not know the requesters’ group.'),
    sentence('Ask the operator of this bot to set {setting} to a group that exists.', { setting }),
  );
}
