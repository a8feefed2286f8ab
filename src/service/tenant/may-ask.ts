import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import { checkMemberGroups, getUserKind } from '../../graph/users.ts';
import { sentence } from '../../language/sentence.ts';
import { requireCapable } from './capabilities/require-capable.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import { recordRefusal } from '../record/refusal.ts';
import type { Actor } from '../model/request/request.ts';

const memberMs = 60_000;
const mostMembers = 1000;

/** Whether a person may ask, as far as the tenant answers within the time a click allows. */
type Answer = 'yes' | 'guest' | 'not in the group' | 'not known';

/**
 * Refuses guests and, if there is a requesters' group, anyone not currently in it, directly or nested. Refuses also if
 * the person is unknown or Graph is unreachable. Records each refusal. Throws UserError.
 */
export async function requireMayAsk(deps: Deps, actor: Actor): Promise<void> {
  const answer = await mayAsk(deps, actor);
  if (answer === 'yes') return;
  deps.log.warn({ actorId: actor.aadObjectId, why: answer }, 'Refused: may not ask');
  const error = refusal(answer);
  await recordRefusal(deps, { actor, requestId: null, what: 'request.submit' }, error);
  throw error;
}

/**
 * Refuses a form to a person who may not ask, or if the request would be bound to fail. What cannot be looked up now
 * does not block: it is checked when the form is sent. Throws UserError.
 */
export async function requireMayOpenForm(deps: Deps, actor: Actor): Promise<void> {
  const [answer] = await Promise.all([mayAsk(deps, actor), requireCapable(deps)]);
  if (answer !== 'yes' && answer !== 'not known') throw refusal(answer);
}

async function mayAsk(deps: Deps, { aadObjectId }: Actor): Promise<Answer> {
  const look = async (): Promise<Answer> => {
    const graph = deps.graphFor(randomUUID());
    const [isMember, isInGroup] = await Promise.all([
      isMemberOfTenant(deps, graph, aadObjectId),
      isRequesterInGroup(deps, graph, aadObjectId),
    ]);
    if (!isMember) return 'guest';
    return isInGroup ? 'yes' : 'not in the group';
  };
  return inTime<Answer>(deps.log, 'who asks', look(), 'not known');
}

async function isMemberOfTenant({ members }: Deps, graph: Graph, id: string): Promise<boolean> {
  if ((members.get(id) ?? 0) > Date.now()) return true;
  const isMember = (await getUserKind(graph, id)) === 'member';
  if (members.size >= mostMembers) members.clear();
  if (isMember) members.set(id, Date.now() + memberMs);
  return isMember;
}

async function isRequesterInGroup({ requesterGroupId }: Deps, graph: Graph, id: string): Promise<boolean> {
  if (!requesterGroupId) return true;
  const groups = await checkMemberGroups(graph, id, [requesterGroupId]);
  return groups.some((one) => one.toLowerCase() === requesterGroupId.toLowerCase());
}

function refusal(answer: Exclude<Answer, 'yes'>): UserError {
  if (answer === 'guest')
    return new UserError(
      sentence('Guests of this organisation may not ask for this.'),
      sentence('Ask somebody who works here to do it.'),
    );
  if (answer === 'not in the group')
    return new UserError(
      sentence('You may not ask for this.'),
      sentence('Only members of the requesters’ group can.'),
    );
  return new UserError(
    sentence('It cannot be checked right now whether you may ask, so nothing was sent.'),
    sentence('Try again in a minute; what you typed stays here.'),
  );
}
