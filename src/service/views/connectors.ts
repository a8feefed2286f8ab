import { randomUUID } from 'node:crypto';
import type { Deps } from '../model/deps.ts';
import { SignInNeededError } from '../model/request/approver.ts';
import type { Actor } from '../model/request/request.ts';
import { mayApprove } from '../tenant/approvers.ts';
import { readConnectorGroups, seenEarlier, type SeenGroups } from '../tenant/connector-groups.ts';
import { inTime } from '../waiting/in-time.ts';
import { maySeeAll, type Viewers } from './may-see.ts';

/** Connector groups, and whether the approver who asks would see more of them once signed in. */
export interface ListedGroups extends SeenGroups {
  isSignInNeeded?: boolean;
}

/**
 * Lists connector groups with their live health, for an approver who is signed in also what Graph does not show to the
 * bot; machines and addresses are for approvers only. Throws what Graph throws.
 */
export async function listConnectors(deps: Deps, viewers: Viewers, actor: Actor): Promise<ListedGroups> {
  const [facts, isAll] = await Promise.all([deps.tenant.read(), maySeeAll(deps, viewers)]);
  const seen = facts.areConnectorsHidden
    ? await seenOtherwise(deps, actor)
    : { ...facts, isSignInNeeded: false };
  const { connectorGroups, areConnectorsHidden = false, isSignInNeeded = false } = seen;
  const groups = isAll ? connectorGroups : connectorGroups.map((group) => ({ ...group, connectors: [] }));
  return { connectorGroups: groups, areConnectorsHidden, isSignInNeeded };
}

async function seenOtherwise(deps: Deps, actor: Actor): Promise<ListedGroups> {
  const own = await inTime(deps.log, 'connectors in their name', seenBy(deps, actor), null);
  if (own && own !== 'signed out') return own;
  return { ...(await seenEarlier(deps.db)), isSignInNeeded: own === 'signed out' };
}

/** null = everything is done as the bot, or the person is no approver. */
async function seenBy(deps: Deps, actor: Actor): Promise<SeenGroups | 'signed out' | null> {
  if (!deps.graphAs || !(await mayApprove(deps, actor.aadObjectId, randomUUID()))) return null;
  try {
    const graph = await deps.graphAs(randomUUID(), actor);
    return await readConnectorGroups(deps.db, { graph, asApprover: null });
  } catch (error) {
    if (error instanceof SignInNeededError) return 'signed out';
    throw error;
  }
}
