import { randomUUID } from 'node:crypto';
import type { Graph } from '../../../graph/client.ts';
import { graphProblem, isNotFound } from '../../../graph/graph-error.ts';
import {
  administratorRole,
  applicationAttempts,
  changing,
  toWrite,
  attempts,
  type Attempt,
} from './capability.ts';
import { SignInNeededError } from '../../model/approver.ts';
import type { Deps } from '../../model/deps.ts';
import type { Actor } from '../../model/request.ts';
import type { Capability } from '../../model/capability.ts';

/** What is known of the identity that is tried. */
export interface Tried {
  graph: Graph;
  approverGroupId: string;
  /** Changes are made in the name of who approves. */
  isApprover: boolean;
  /** Application permissions in the bot's token; null = the token does not say. */
  roles: (() => Promise<readonly string[] | null>) | null;
}

/** Tries by reads alone what the bot can do in Microsoft Graph. Never throws: what gave no answer is `unreachable`. */
export async function tryCapabilities(tried: Tried): Promise<Capability[]> {
  const reads = tryReads(tried.graph, attempts(tried.approverGroupId, tried.isApprover));
  return [...(await reads), await writing(tried)];
}

/** Makes the reads at once, and says of each whether it was allowed. Never throws. */
function tryReads(graph: Graph, reads: readonly Attempt[]): Promise<Capability[]> {
  return Promise.all(
    reads.map(async ({ what, needs, read }) => ({
      what,
      needs,
      state: await read(graph).then(() => 'works' as const, stateOf),
    })),
  );
}

/** Nothing harmless shows whether a write would be accepted: the token says what was granted, or nobody does. */
async function writing({ isApprover, roles }: Tried): Promise<Capability> {
  if (isApprover) return { what: changing, needs: administratorRole, state: 'left' };
  const granted = roles && (await roles().catch(() => null));
  const state = granted?.includes(toWrite) ? 'granted' : 'missing';
  return { what: changing, needs: toWrite, state: granted ? state : 'notTried' };
}

/** What a refused or failed read says about what was tried. */
function stateOf(error: unknown): Capability['state'] {
  // Who is told that something is not there was allowed to look.
  if (isNotFound(error)) return 'works';
  const status = graphProblem(error)?.statusCode ?? 0;
  return status === 401 || status === 403 ? 'missing' : 'unreachable';
}

/** Whoever approves needs no more than the role: the app they sign in to brings the permissions. */
const ofApprover = applicationAttempts({ applications: administratorRole, proxy: administratorRole });
const toChange = { what: changing, needs: administratorRole };

/**
 * Tries by reads alone what Microsoft Graph lets somebody do whom the bot would act for: nothing when changes are made by
 * the bot itself, `signedOut` while they have not signed in. Never throws.
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
