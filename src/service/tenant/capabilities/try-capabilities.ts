import { randomUUID } from 'node:crypto';
import type { Graph } from '../../../graph/client.ts';
import { graphProblem, isNotFound, isPermissionMissing, isUnreachable } from '../../../graph/graph-error.ts';
import {
  administratorRole,
  applicationAttempts,
  changing,
  toWrite,
  attempts,
  type Attempt,
} from './capability.ts';
import { SignInNeededError } from '../../model/request/approver.ts';
import type { Deps } from '../../model/deps.ts';
import type { Actor } from '../../model/request/request.ts';
import type { Capability } from '../../model/capability.ts';

/** The identity to test. */
export interface Tried {
  graph: Graph;
  approverGroupId: string;
  /** Changes are made in the approver's name. */
  isApprover: boolean;
  /** Application permissions in the bot's token; null = the token does not say. */
  roles: (() => Promise<readonly string[] | null>) | null;
}

/** Tests what the bot can do in Microsoft Graph, by reads only. Never throws: no answer counts as `unreachable`. */
export async function tryCapabilities(tried: Tried): Promise<Capability[]> {
  const reads = tryReads(tried.graph, attempts(tried.approverGroupId, tried.isApprover));
  return [...(await reads), await writing(tried)];
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

/** No harmless call can test a write, so only the token can tell what was granted. */
async function writing({ isApprover, roles }: Tried): Promise<Capability> {
  if (isApprover) return { what: changing, needs: administratorRole, state: 'left' };
  const granted = roles && (await roles().catch(() => null));
  const state = granted?.includes(toWrite) ? 'granted' : 'missing';
  return { what: changing, needs: toWrite, state: granted ? state : 'notTried' };
}

/** Maps the error of a read to the state of the capability. */
function stateOf(error: unknown): Capability['state'] {
  // A "not found" proves that the read was allowed.
  if (isNotFound(error)) return 'works';
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
  try {
    const reads = await tryReads(await deps.graphAs(randomUUID(), who), ofApprover);
    return [...reads, { ...toChange, state: 'notTried' }];
  } catch (error) {
    const state = error instanceof SignInNeededError ? 'signedOut' : 'unreachable';
    return [...ofApprover, toChange].map(({ what, needs }) => ({ what, needs, state }));
  }
}
