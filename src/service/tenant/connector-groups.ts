import type { Graph } from '../../graph/client.ts';
import {
  getConnectorGroup,
  listConnectorGroupMembers,
  listConnectorGroups,
} from '../../graph/connector-groups.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import {
  deleteConnectorGroup,
  deleteOtherConnectorGroups,
  findConnectorGroups,
  upsertConnectorGroups,
} from '../../store/connector-groups.ts';
import type { Db } from '../../store/db.ts';
import { groupLeftAlone } from '../model/publication/connector-group.ts';
import type { Readers } from '../model/readers.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import type { ConnectorGroupView } from '../model/view.ts';
import { toldApart } from './tell-apart.ts';
import { hidden, readVisible } from './read-visible.ts';

type Group = Awaited<ReturnType<typeof listConnectorGroups>>[number];
type Members = Awaited<ReturnType<typeof listConnectorGroupMembers>>;

/** The tenant's connector groups: as they are, or those seen earlier where Graph does not show them. */
export type SeenGroups = Pick<TenantFacts, 'connectorGroups' | 'areConnectorsHidden'>;

/** Reads all connector groups with their connectors, and remembers them. Throws what Graph throws. */
export async function readConnectorGroups(db: Db, readers: Readers): Promise<SeenGroups> {
  const groups = await readVisible(readers, (graph) => seeConnectorGroups(db, graph));
  if (groups === hidden) return seenEarlier(db);
  const views = await Promise.all(
    groups.map(async (group) => viewOf(group, await readMembers(readers, group))),
  );
  return { connectorGroups: toldApart(views).toSorted((a, b) => a.name.localeCompare(b.name)) };
}

/**
 * As `readConnectorGroups`, but with at most one group: the one with that id, in a single round trip, or for
 * `groupLeftAlone` the default group.
 */
export async function readConnectorGroup(db: Db, readers: Readers, id: string): Promise<SeenGroups> {
  if (id === groupLeftAlone) return readDefaultGroup(db, readers);
  const [group, members] = await Promise.all([
    readVisible(readers, (graph) => getConnectorGroup(graph, id)),
    readMembers(readers, { id }),
  ]);
  if (group === hidden) return seenEarlier(db);
  if (!group) await deleteConnectorGroup(db, id);
  else await upsertConnectorGroups(db, [rowOf(group)]);
  return { connectorGroups: group ? toldApart([viewOf(group, members)]) : [] };
}

async function readDefaultGroup(db: Db, readers: Readers): Promise<SeenGroups> {
  const groups = await readVisible(readers, (graph) => seeConnectorGroups(db, graph));
  if (groups === hidden) return seenEarlier(db);
  const group = groups.find(({ isDefault }) => isDefault);
  return { connectorGroups: group ? toldApart([viewOf(group, await readMembers(readers, group))]) : [] };
}

/** Lists the connector groups and remembers them for the time when Graph does not show them. */
export async function seeConnectorGroups(db: Db, graph: Graph): Promise<Group[]> {
  const groups = await listConnectorGroups(graph);
  const rows = groups.map(rowOf);
  await upsertConnectorGroups(db, rows);
  await deleteOtherConnectorGroups(
    db,
    rows.map(({ id }) => id),
  );
  return groups;
}

async function readMembers(readers: Readers, { id = '' }: Group): Promise<Members | typeof hidden> {
  return readVisible(readers, (graph) =>
    listConnectorGroupMembers(graph, id).catch((error: unknown) => {
      if (isNotFound(error)) return [];
      throw error;
    }),
  );
}

/** Returns the connector groups that were seen earlier, by the bot or in somebody's name. */
export async function seenEarlier(db: Db): Promise<SeenGroups> {
  const rows = await findConnectorGroups(db);
  const connectorGroups = rows.map(({ id, name, region, is_default: isDefault }) =>
    viewOf({ id, name, region, isDefault }, hidden),
  );
  return { connectorGroups: toldApart(connectorGroups), areConnectorsHidden: true };
}

type Named = { id: string; name: string; region: string; isDefault: boolean };

function namedOf({ id = '', name, region, isDefault }: Group): Named {
  return { id, name: name ?? '', region: String(region ?? ''), isDefault: isDefault ?? false };
}

function rowOf(group: Group) {
  const { isDefault, ...named } = namedOf(group);
  return { ...named, is_default: isDefault };
}

function viewOf(group: Group | Named, members: Members | typeof hidden): ConnectorGroupView {
  const named = namedOf(group as Group);
  if (members === hidden) return { ...named, connectors: [], active: 0, total: 0, isHidden: true };
  const connectors = members.map((connector) => ({
    machineName: connector.machineName ?? '',
    externalIp: connector.externalIp ?? '',
    status: connector.status ?? 'inactive',
    version: connector.version ?? '',
  }));
  return {
    ...named,
    connectors,
    active: connectors.filter((connector) => connector.status === 'active').length,
    total: connectors.length,
  };
}
