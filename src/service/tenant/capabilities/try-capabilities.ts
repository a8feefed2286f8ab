import type { Graph } from '../../../graph/client.ts';
import { graphProblem, isNotFound } from '../../../graph/graph-error.ts';
import { administratorRole, changing, toWrite, attempts, type Attempt } from './capability.ts';
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
export function tryReads(graph: Graph, reads: readonly Attempt[]): Promise<Capability[]> {
  return Promise.all(
    reads.map(async ({ what, needs, read }) => ({
      ...{ what, needs },
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
