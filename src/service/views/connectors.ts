import { randomUUID } from 'node:crypto';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import { mayApprove } from '../tenant/approvers.ts';
import { readConnectorGroups, seenEarlier, type SeenGroups } from '../tenant/connector-groups.ts';
import { inTime } from '../waiting/in-time.ts';
import { maySeeAll, type Viewers } from './may-see.ts';

/**
 * Lists connector groups with their live health, for an approver who is signed in also what Graph does not show to the
 * bot; machines and addresses are for approvers only. Throws what Graph throws.
 */
export async function listConnectors(deps: Deps, viewers: Viewers, actor: Actor): Promise<SeenGroups> {
  const [facts, isAll] = await Promise.all([deps.tenant.read(), maySeeAll(deps, viewers)]);
  const seen = facts.areConnectorsHidden ? await seenOtherwise(deps, actor) : facts;
  const { connectorGroups, areConnectorsHidden = false } = seen;
  const groups = isAll ? connectorGroups : connectorGroups.map((group) => ({ ...group, connectors: [] }));
  return { connectorGroups: groups, areConnectorsHidden };
}

async function seenOtherwise(deps: Deps, actor: Actor): Promise<SeenGroups> {
  const own = await inTime(deps.log, 'connectors in their name', seenBy(deps, actor), null);
  return own ?? seenEarlier(deps.db);
}

/** null = everything is done as the bot, or the person is no approver. */
async function seenBy(deps: Deps, actor: Actor): Promise<SeenGroups | null> {
  if (!deps.graphAs || !(await mayApprove(deps, actor.aadObjectId, randomUUID()))) return null;
  const graph = await deps.graphAs(randomUUID(), actor);
  return readConnectorGroups(deps.db, { graph, asApprover: null });
}
