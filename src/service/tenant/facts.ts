import { randomUUID } from 'node:crypto';
import type { GraphFor, Graph } from '../../graph/client.ts';
import {
  getConnectorGroup,
  listConnectorGroupMembers,
  listConnectorGroups,
} from '../../graph/connector-groups.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { getOrganization } from '../../graph/organization.ts';
import { keep } from '../waiting/keep.ts';
import type { Tenant, TenantFacts } from '../model/tenant-facts.ts';
import type { ConnectorGroupView } from '../model/view.ts';

/** Creates the cached copy of the tenant's facts, fresh for `freshSeconds`. */
export function watchTenant(graphFor: GraphFor, freshSeconds: number): Tenant {
  const facts = keep(
    () => readTenant(graphFor(randomUUID())),
    () => freshSeconds,
  );
  let id = '';
  return {
    ...facts,
    id: async () => (id ||= facts.last()?.tenantId || (await readTenantId(graphFor(randomUUID())))),
  };
}

async function readTenantId(graph: Graph): Promise<string> {
  return (await getOrganization(graph)).id ?? '';
}

/** Reads the tenant's facts from Graph. */
export async function readTenant(graph: Graph): Promise<TenantFacts> {
  const [organization, groups] = await Promise.all([getOrganization(graph), listConnectorGroups(graph)]);
  const connectorGroups = await Promise.all(
    groups.map(async (group) =>
      connectorGroupView(group, await listConnectorGroupMembers(graph, group.id ?? '')),
    ),
  );
  return {
    ...factsOf(organization),
    connectorGroups: connectorGroups.toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

function factsOf(
  organization: Awaited<ReturnType<typeof getOrganization>>,
): Omit<TenantFacts, 'connectorGroups'> {
  const domains = organization.verifiedDomains ?? [];
  const initial = domains.find((domain) => domain.isInitial)?.name ?? '';
  return {
    tenantId: organization.id ?? '',
    label: initial.split('.')[0] ?? '',
    domains: domains.flatMap(({ name }) => (name && !name.endsWith('.onmicrosoft.com') ? [name] : [])),
  };
}

/** As `readTenant`, but with at most one connector group, the one with that id: a single round trip. */
export async function readTenantOf(graph: Graph, connectorGroupId: string): Promise<TenantFacts> {
  const [organization, group, members] = await Promise.all([
    getOrganization(graph),
    getConnectorGroup(graph, connectorGroupId),
    listConnectorGroupMembers(graph, connectorGroupId).catch((error: unknown) => {
      if (isNotFound(error)) return [];
      throw error;
    }),
  ]);
  return { ...factsOf(organization), connectorGroups: group ? [connectorGroupView(group, members)] : [] };
}

type Group = Awaited<ReturnType<typeof listConnectorGroups>>[number];

type Members = Awaited<ReturnType<typeof listConnectorGroupMembers>>;

function connectorGroupView(group: Group, members: Members): ConnectorGroupView {
  const id = group.id ?? '';
  const connectors = members.map((connector) => ({
    machineName: connector.machineName ?? '',
    externalIp: connector.externalIp ?? '',
    status: connector.status ?? 'inactive',
    version: connector.version ?? '',
  }));
  return {
    id,
    name: group.name ?? id,
    region: String(group.region ?? ''),
    isDefault: group.isDefault ?? false,
    connectors,
    active: connectors.filter((connector) => connector.status === 'active').length,
    total: connectors.length,
  };
}
