import { randomUUID } from 'node:crypto';
import type { GraphFor, Graph } from '../graph/client.ts';
import { listConnectorGroupMembers, listConnectorGroups } from '../graph/connector-groups.ts';
import { getOrganization } from '../graph/organization.ts';
import { keep, type Kept } from './keep.ts';
import type { ConnectorGroupView } from './view.ts';

/** What forms and lists show of the tenant; read again when older than `freshSeconds`. */
export interface TenantFacts {
  tenantId: string;
  /** First label of the initial domain: the `contoso` of `qlik-contoso.msappproxy.net`. */
  label: string;
  /** Verified domains an external URL may use; never `onmicrosoft.com`, which Application Proxy does not serve. */
  domains: string[];
  connectorGroups: ConnectorGroupView[];
}

/** A short-lived copy of tenant facts, so that a form opens at once; plans never read it. */
export interface Tenant extends Kept<TenantFacts> {
  /** The tenant's id, read once; it needs nothing of connectors, which the bot may lack. Throws what Graph throws. */
  id(): Promise<string>;
}

/** Creates the copy, kept for `freshSeconds`. */
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

/** Reads the tenant's facts from Graph now. */
export async function readTenant(graph: Graph): Promise<TenantFacts> {
  const [organization, groups] = await Promise.all([getOrganization(graph), listConnectorGroups(graph)]);
  const domains = organization.verifiedDomains ?? [];
  const initial = domains.find((domain) => domain.isInitial)?.name ?? '';
  const connectorGroups = await Promise.all(groups.map((group) => readConnectorGroup(graph, group)));
  return {
    tenantId: organization.id ?? '',
    label: initial.split('.')[0] ?? '',
    domains: domains.flatMap(({ name }) => (name && !name.endsWith('.onmicrosoft.com') ? [name] : [])),
    connectorGroups: connectorGroups.sort((a, b) => a.name.localeCompare(b.name)),
  };
}

type Group = Awaited<ReturnType<typeof listConnectorGroups>>[number];

async function readConnectorGroup(graph: Graph, group: Group): Promise<ConnectorGroupView> {
  const id = group.id ?? '';
  const members = await listConnectorGroupMembers(graph, id);
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
