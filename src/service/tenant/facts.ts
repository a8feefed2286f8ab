import { randomUUID } from 'node:crypto';
import type { GraphFor, Graph } from '../../graph/client.ts';
import { getOrganization } from '../../graph/organization.ts';
import type { Db } from '../../store/db.ts';
import { keep } from '../waiting/keep.ts';
import type { Readers } from '../model/readers.ts';
import type { Tenant, TenantFacts } from '../model/tenant-facts.ts';
import { readConnectorGroup, readConnectorGroups, type SeenGroups } from './connector-groups.ts';

/**
 * Creates the cached copy of the tenant's facts as the bot sees them, fresh for `freshSeconds`; `known` adds what is
 * known beside Graph.
 */
export function watchTenant(
  db: Db,
  graphFor: GraphFor,
  freshSeconds: number,
  known: (facts: TenantFacts) => Promise<TenantFacts>,
): Tenant {
  const facts = keep(
    async () => known(await readTenant(db, { graph: graphFor(randomUUID()), asApprover: null })),
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
export async function readTenant(db: Db, readers: Readers): Promise<TenantFacts> {
  const [organization, groups] = await Promise.all([
    getOrganization(readers.graph),
    readConnectorGroups(db, readers),
  ]);
  return { ...factsOf(organization), ...groups };
}

/**
 * As `readTenant`, but with at most one connector group, the one with that id (`''` = none, `groupLeftAlone` = the
 * default group).
 */
export async function readTenantOf(db: Db, readers: Readers, connectorGroupId: string): Promise<TenantFacts> {
  const none: SeenGroups = { connectorGroups: [] };
  const [organization, groups] = await Promise.all([
    getOrganization(readers.graph),
    connectorGroupId ? readConnectorGroup(db, readers, connectorGroupId) : none,
  ]);
  return { ...factsOf(organization), ...groups };
}

function factsOf(
  organization: Awaited<ReturnType<typeof getOrganization>>,
): Omit<TenantFacts, keyof SeenGroups> {
  const domains = organization.verifiedDomains ?? [];
  const initial = domains.find((domain) => domain.isInitial)?.name ?? '';
  return {
    tenantId: organization.id ?? '',
    label: initial.split('.')[0] ?? '',
    domains: domains.flatMap(({ name }) => (name && !name.endsWith('.onmicrosoft.com') ? [name] : [])),
  };
}
