import { randomUUID } from 'node:crypto';
import type { Graph } from '../../../graph/client.ts';
import { graphProblem, isNotFound, isPermissionMissing, isUnreachable } from '../../../graph/graph-error.ts';
import {
  administratorRole,
  applicationAttempts,
  changing,
  toWrite,
  attempts,
  holdsProxyRight,
  type Attempt,
} from './capability.ts';
import { SignInNeededError } from '../../model/request/approver.ts';
import type { Deps } from '../../model/deps.ts';
import type { Actor } from '../../model/request/request.ts';
import type { Capability, TokenRights } from '../../model/capability.ts';
import { seeConnectorGroups } from '../connector-groups.ts';

/** The identity to test. */
export interface Tried {
  graph: Graph;
  approverGroupId: string;
  /** Changes are made in the approver's name. */
  isApprover: boolean;
  /** What the bot's token grants; null = the token does not say. */
  rights: (() => Promise<TokenRights | null>) | null;
}

/** Tests what the bot can do in Microsoft Graph, by reads only. Never throws: no answer counts as `unreachable`. */
export async function tryCapabilities(tried: Tried): Promise<Capability[]> {
  const { graph, approverGroupId, isApprover } = tried;
  const reads = attempts(approverGroupId, isApprover);
  const [found, rights] = await Promise.all([tryReads(graph, reads), tried.rights?.().catch(() => null)]);
  const judged = found.map((one, i) => (reads[i] ? judge(one, reads[i], isApprover, rights ?? null) : one));
  return [...judged, writing(isApprover, rights ?? null)];
}

/** Runs the reads concurrently and returns for each whether it was allowed. Never throws. */
function tryReads(graph: Graph, reads: readonly Attempt[]): Promise<Capability[]> {
  return Promise.all(
    reads.map(async ({ what, needs, read }) => ({
      what,
      needs,
      state: await read(graph).then(() => 'works' as const, stateOf),
    })),
  );
}

/** Tells, by what the bot's token grants, what can be granted from what Graph grants to people only. */
function judge(
  found: Capability,
  { isProxy }: Attempt,
  isApprover: boolean,
  rights: TokenRights | null,
): Capability {
  // A permission that the token still lists may have been taken away since.
  if (found.state !== 'missing' || !isProxy) return found;
  if (isApprover) return { ...found, state: 'withApprover' };
  const holds = rights && holdsProxyRight(rights);
  if (holds === null) return { ...found, state: 'unclear' };
  return holds ? { ...found, state: 'peopleOnly' } : found;
}

/** No harmless call can test a write, so only the token can tell what was granted. */
function writing(isApprover: boolean, rights: TokenRights | null): Capability {
  if (isApprover) return { what: changing, needs: administratorRole, state: 'left' };
  const state = rights?.permissions.includes(toWrite) ? 'granted' : 'missing';
  return { what: changing, needs: toWrite, state: rights ? state : 'notTried' };
}

/** Maps the error of a read to the state of the capability. */
function stateOf(error: unknown): Capability['state'] {
  // A "not found" proves that the read was allowed.
  if (isNotFound(error)) return 'works';
  // The token was refused, and the token service has no other.
  if (error instanceof Error && error.cause instanceof SignInNeededError) return 'signedOut';
  const problem = graphProblem(error);
  if (!problem || isUnreachable(error)) return 'unreachable';
  return isPermissionMissing(problem) ? 'missing' : 'refused';
}

/** Approvers need only the role: the app they sign in to has the permissions. */
const ofApprover = applicationAttempts({ applications: administratorRole, proxy: administratorRole });
const toChange = { what: changing, needs: administratorRole };

/**
 * Tests, by reads only, what Microsoft Graph allows in a person's name. Empty if changes are made as the bot;
 * `signedOut` until the person signs in. Never throws.
 */
export async function tryInNameOf(deps: Deps, actor: Actor): Promise<Capability[]> {
  if (!deps.graphAs) return [];
  const who = { aadObjectId: actor.aadObjectId, chatUserId: actor.chatUserId, name: actor.name };
  // What a person sees is offered in the next form.
  const see = (graph: Graph) => seeConnectorGroups(deps.db, graph);
  try {
    const seeing = ofApprover.map((one) => (one.isProxy ? { ...one, read: see } : one));
    const reads = await tryReads(await deps.graphAs(randomUUID(), who), seeing);
    return [...reads, { ...toChange, state: 'notTried' }];
  } catch (error) {
    const state = error instanceof SignInNeededError ? 'signedOut' : 'unreachable';
    return [...ofApprover, toChange].map(({ what, needs }) => ({ what, needs, state }));
  }
}
