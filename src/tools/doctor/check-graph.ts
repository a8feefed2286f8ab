import { randomUUID } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import { connectAsBot } from '../../identity/connect-as-bot.ts';
import type { Graph } from '../../graph/client.ts';
import { graphProblem, isNotFound } from '../../graph/graph-error.ts';
import { getGroup, listFewUsers } from '../../graph/groups.ts';
import { english } from '../../language/say.ts';
import { createLog } from '../../log.ts';
import { approverMode, perhapsApproverMode } from '../../service/tenant/capabilities/approver-mode.ts';
import { stateWords } from '../../service/tenant/capabilities/state-words.ts';
import { tryCapabilities } from '../../service/tenant/capabilities/try-capabilities.ts';
import { bad, fine, unknown, type Finding } from './finding.ts';
import type { Capability } from '../../service/model/capability.ts';
import { grantCommand } from '../../service/tenant/capabilities/capability.ts';

/** Checks what the bot can do in Microsoft Graph, who may approve, and who may submit requests. */
export async function checkGraph(config: Config): Promise<Finding[]> {
  const { graphUrl, approverGroupId, requesterGroupId, approverConnection } = config;
  if (!graphUrl) return [unknown('Microsoft Graph', 'the trial brings a tenant of its own')];
  const { graphFor, rights } = connectAsBot(config, graphUrl, createLog('silent'));
  const graph = graphFor(randomUUID());
  const isApprover = approverConnection !== '';
  const found = await tryCapabilities({ graph, approverGroupId, isApprover, rights });
  return [
    ...found.map((one) => findingOf(one, isApprover)),
    await checkApprovers(graph, approverGroupId),
    await checkRequesters(graph, requesterGroupId),
  ];
}

function findingOf(one: Capability, isApprover: boolean): Finding {
  const [name, text] = [english(one.what), english(stateWords(one).words)];
  if (one.state === 'missing') return bad(name, text, `Run: ${grantCommand(isApprover)}`);
  if (one.state === 'unclear')
    return bad(name, text, `Run: ${grantCommand(isApprover)}\n    ${english(perhapsApproverMode)}`);
  if (one.state === 'peopleOnly') return { state: 'unknown', name, text, advice: english(approverMode) };
  if (one.state === 'refused')
    return bad(name, text, 'Look at the code in the log: a policy, a licence, or a secret that has expired.');
  if (one.state === 'unreachable') return bad(name, text, 'Look at the network, GRAPH_URL and the identity.');
  return { state: stateWords(one).sign === '✓' ? 'fine' : 'unknown', name, text, advice: '' };
}

const most = 100;

async function checkApprovers(graph: Graph, groupId: string): Promise<Finding> {
  const name = 'Approvers';
  if (!groupId)
    return bad(name, 'nobody may approve', 'Set APPROVER_GROUP_ID to the object id of a security group.');
  try {
    const users = await listFewUsers(graph, groupId, most);
    if (!users) return fine(name, `more than ${most}`);
    if (users.length < 2)
      return bad(
        name,
        `${users.length} in the group`,
        'Two are needed: nobody decides about their own request.',
      );
    return fine(name, `${users.length} in the group`);
  } catch (error) {
    if (isNotFound(error)) return bad(name, 'there is no such group', 'Correct APPROVER_GROUP_ID.');
    const status = graphProblem(error)?.statusCode ?? 0;
    return bad(name, `cannot be read (${status || 'no answer'})`, 'See Groups and their members above.');
  }
}

async function checkRequesters(graph: Graph, groupId: string): Promise<Finding> {
  const name = 'Requesters';
  if (!groupId) return fine(name, 'every member of the tenant, no guests');
  try {
    const group = await getGroup(graph, groupId);
    if (!group) return bad(name, 'there is no such group', 'Correct REQUESTER_GROUP_ID.');
    return fine(name, `members of ${group.displayName ?? groupId}`);
  } catch (error) {
    const status = graphProblem(error)?.statusCode ?? 0;
    return bad(name, `cannot be read (${status || 'no answer'})`, 'See Groups and their members above.');
  }
}
