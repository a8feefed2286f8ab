import type { Graph } from '../../graph/client.ts';
import { graphProblem, isNotFound } from '../../graph/graph-error.ts';
import { sentence } from '../../language/sentence.ts';
import { trials, type Capability } from './capability.ts';

/** What is known of the identity that is tried. */
export interface Tried {
  graph: Graph;
  approverGroupId: string;
  /** Changes are made in the name of who approves. */
  isApprover: boolean;
  /** Application permissions in the bot's token; null = the token does not say. */
  roles: (() => Promise<readonly string[] | null>) | null;
}

const toWrite = 'Application.ReadWrite.All';

/** Tries by reads alone what the bot can do in Microsoft Graph. Never throws: what gave no answer is `unreachable`. */
export async function tryCapabilities(tried: Tried): Promise<Capability[]> {
  const reads = trials(tried.approverGroupId, tried.isApprover).map(
    async ({ what, needs, read }): Promise<Capability> => ({
      ...{ what, needs },
      state: await read(tried.graph).then(() => 'works' as const, stateOf),
    }),
  );
  return [...(await Promise.all(reads)), await writing(tried)];
}

/** Nothing harmless shows whether a write would be accepted: the token says what was granted, or nobody does. */
async function writing({ isApprover, roles }: Tried): Promise<Capability> {
  const what = sentence('Changing applications');
  const granted = isApprover || !roles ? null : await roles().catch(() => null);
  if (!granted) return { what, needs: isApprover ? 'Application Administrator' : toWrite, state: 'notTried' };
  return { what, needs: toWrite, state: granted.includes(toWrite) ? 'granted' : 'missing' };
}

/** What a refused or failed read says about what was tried. */
export function stateOf(error: unknown): Capability['state'] {
  // Who is told that something is not there was allowed to look.
  if (isNotFound(error)) return 'works';
  const status = graphProblem(error)?.statusCode ?? 0;
  return status === 401 || status === 403 ? 'missing' : 'unreachable';
}
