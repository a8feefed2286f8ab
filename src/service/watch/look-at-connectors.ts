import { randomUUID } from 'node:crypto';
import type { Connector, ConnectorGroup } from '@microsoft/microsoft-graph-types-beta';
import { listConnectorGroups, listConnectorsOfGroups } from '../../graph/connector-groups.ts';
import { isForbidden } from '../../graph/graph-error.ts';
import { setConnectorsSeen } from '../../store/seen-connectors.ts';
import { isServing } from '../../store/watch-behind.ts';
import { findWatchedOf } from '../../store/watched.ts';
import type { Deps } from '../model/deps.ts';
import { namesBehind } from './behind.ts';
import type { GroupSeen } from '../model/publication/group-seen.ts';
import { groupLine, groupTold } from './connector-words.ts';
import { note } from './note.ts';
import { tell } from './tell.ts';
import { together, type Told } from './told.ts';

/**
 * Looks at the connectors of every group that serves a publication, with one call for the groups and one for the
 * connectors of 20 of them, and tells each change once. Where Graph does not show connectors to the bot, nothing is
 * watched. Throws what Graph throws.
 */
export async function lookAtConnectors(deps: Deps, now: Date): Promise<void> {
  const seen = await readGroups(deps);
  if (!seen) return;
  await tell(deps, 'connectors', async (trx) => {
    const told: Told[] = [];
    await setConnectorsSeen(trx, now);
    for (const group of seen) {
      const facts = { ...group, seenAt: now.toISOString() };
      const said = { ...stateOf(group), line: groupLine(group), facts };
      const turned = await note(deps, trx, { kind: 'group', about: group.id, sights: 2, ...said }, now);
      if (turned && turned !== 'waits') told.push(groupTold(turned.before as GroupSeen | null, group));
    }
    return together(told);
  });
}

/** Null = Graph does not show them. */
async function readGroups(deps: Deps): Promise<GroupSeen[] | null> {
  const graph = deps.graphFor(randomUUID());
  const all = await listConnectorGroups(graph).catch((error: unknown) => {
    if (isForbidden(error)) return null;
    throw error;
  });
  if (!all) return null;
  const used: ConnectorGroup[] = [];
  for (const group of all) if (await isServing(deps.db, idsOf(group))) used.push(group);
  const ids = used.map(({ id = '' }) => id);
  const members = await listConnectorsOfGroups(graph, ids);
  const there = await Promise.all(
    used.flatMap((group, i) => {
      const connectors = members[i];
      return connectors ? [seenOf(deps, group, connectors)] : [];
    }),
  );
  return [...there, ...(await goneGroups(deps, ids))];
}

/** Groups that served a publication when they were seen last, still do by our records, and are not there any more. */
async function goneGroups({ db }: Deps, ids: readonly string[]): Promise<GroupSeen[]> {
  const rows = await findWatchedOf(db, 'group');
  const lost = rows.filter(({ about }) => !ids.includes(about));
  const gone: GroupSeen[] = [];
  for (const { about: id, data } of lost) {
    const last = data.facts as GroupSeen | undefined;
    if (!last) continue;
    const isUsed = await isServing(db, [id]);
    gone.push({ ...last, isGone: isUsed, behind: isUsed ? last.behind : '', connectors: [] });
  }
  return gone;
}

function idsOf({ id = '', isDefault }: ConnectorGroup): string[] {
  return isDefault ? [id, ''] : [id];
}

async function seenOf(
  { db }: Deps,
  group: ConnectorGroup,
  connectors: readonly Connector[],
): Promise<GroupSeen> {
  const { id = '', name, isDefault } = group;
  return {
    id,
    name: name ?? '',
    isGone: false,
    behind: await namesBehind(db, id, isDefault ?? false),
    connectors: connectors
      .map((one) => ({
        id: one.id ?? '',
        name: one.machineName ?? one.id ?? '',
        isActive: one.status === 'active',
      }))
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  };
}

/** Other publications behind a group are no change of the group. */
function stateOf({ isGone, behind, connectors }: GroupSeen): { state: string; isWrong: boolean } {
  if (isGone) return { state: 'gone', isWrong: true };
  if (behind === '') return { state: 'unused', isWrong: false };
  const state = connectors.map(({ id, isActive }) => `${id}${isActive ? '+' : '-'}`).join(' ');
  const isFine = connectors.length > 0 && connectors.every(({ isActive }) => isActive);
  return { state: state || 'empty', isWrong: !isFine };
}
