import type { Organization } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';

/** Returns the tenant: its id, name and domains. */
export async function getOrganization(graph: Graph): Promise<Organization> {
  const answer: { value: Organization[] } = await graph
    .api('/organization')
    .select('id,displayName,verifiedDomains')
    .get();
  const [organization] = answer.value;
  if (organization === undefined) throw new RangeError('Graph returned no organization');
  return organization;
}
