import type { Organization } from './seed.ts';
import type { Tenant } from './tenant.ts';

/** Returns the domains of the organisation that are verified now. */
export function verifiedDomainsOf({
  organization,
  lostDomains,
}: Pick<Tenant, 'organization' | 'lostDomains'>): Organization['verifiedDomains'] {
  return organization.verifiedDomains.filter(({ name }) => !lostDomains.has(name));
}
