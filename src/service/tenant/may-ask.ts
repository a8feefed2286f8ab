import { randomUUID } from 'node:crypto';
import { TerminalError, UserError } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { getUserKind } from '../../graph/users.ts';
import { sentence } from '../../language/sentence.ts';
import { requireCapable } from './capabilities/require-capable.ts';
import type { Deps } from '../model/deps.ts';
import { inTime } from '../waiting/in-time.ts';
import { recordRefusal } from '../record/refusal.ts';
import type { Actor } from '../model/request/request.ts';
import { lookedUp, membershipOf, requireGroup, type Membership } from './membership.ts';
import { notInDirectory } from './not-in-directory.ts';

const memberMs = 60_000;
const mostMembers = 1000;

/** Whether a person may ask, as far as the tenant answers within the time a click allows. */
type Answer = 'yes' | 'guest' | 'not in the group' | 'not in the directory' | 'not known';

/**
 * Refuses guests and, if there is a requesters' group, anyone not currently in it, directly or nested. Refuses also if
 * the person is unknown or Graph is unreachable. Records each refusal. Throws UserError, or TerminalError if only an
 * operator can help.
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
 * does not block: it is checked when the form is sent. Throws UserError, or TerminalError if only an operator can help.
 */
export async function requireMayOpenForm(deps: Deps, actor: Actor): Promise<void> {
  const [answer] = await Promise.all([mayAsk(deps, actor), requireCapable(deps)]);
  if (answer !== 'yes' && answer !== 'not known') throw refusal(answer);
}

/** Throws TerminalError if only an operator can help. */
async function mayAsk(deps: Deps, { aadObjectId }: Actor): Promise<Answer> {
  const looked = look(deps, aadObjectId).catch((error: unknown) => {
    if (error instanceof TerminalError) return error;
    throw error;
  });
  const answer = await inTime<Answer | TerminalError>(deps.log, 'who asks', looked, 'not known');
  if (answer instanceof TerminalError) throw answer;
  return answer;
}

async function look(deps: Deps, id: string): Promise<Answer> {
  const graph = deps.graphFor(randomUUID());
  const [kind, membership] = await Promise.all([
    kindOf(deps, graph, id),
    membershipOfRequester(deps, graph, id),
  ]);
  if (kind === 'unknown' || membership === 'unknown') return 'not in the directory';
  if (kind === 'guest') return 'guest';
  return membership === 'in' ? 'yes' : 'not in the group';
}

async function kindOf(deps: Deps, graph: Graph, id: string): Promise<'member' | 'guest' | 'unknown'> {
  const { members } = deps;
  if ((members.get(id) ?? 0) > Date.now()) return 'member';
  const kind = await lookedUp(deps, getUserKind(graph, id)).catch((error: unknown) => {
    if (isNotFound(error)) return 'unknown' as const;
    throw error;
  });
  if (members.size >= mostMembers) members.clear();
  if (kind === 'member') members.set(id, Date.now() + memberMs);
  return kind;
}

async function membershipOfRequester(deps: Deps, graph: Graph, id: string): Promise<Membership> {
  const { requesterGroupId } = deps;
  if (!requesterGroupId) return 'in';
  const group = { id: requesterGroupId, setting: 'REQUESTER_GROUP_ID' } as const;
  const membership = await membershipOf(deps, graph, id, group);
  if (membership === 'out') await requireGroup(deps, graph, group);
  return membership;
}

function refusal(answer: Exclude<Answer, 'yes'>): UserError {
  if (answer === 'guest')
    return new UserError(
      sentence('Guests of this organisation may not ask for this.'),
      sentence('Ask somebody who works here to do it.'),
    );
  if (answer === 'not in the directory') return notInDirectory();
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
