import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { notFound } from '../http/fault.ts';
import type { Resource } from '../odata/resource.ts';
import type { Organization } from '../tenant/seed.ts';
import { verifiedDomainsOf } from '../tenant/verified-domains.ts';
import type { Tenant } from '../tenant/tenant.ts';

const pageSize = { default: 100, max: 999 };

const organizationResource: Resource<Organization> = {
  set: 'organization',
  type: 'organization',
  properties: () => [
    'id',
    'displayName',
    'countryLetterCode',
    'createdDateTime',
    'tenantType',
    'verifiedDomains',
  ],
  view: (item) => item,
  hidden: () => [],
  filterable: () => [],
  pageSize,
};

interface Domain {
  id: string;
  authenticationType: string;
  isAdminManaged: boolean;
  isDefault: boolean;
  isInitial: boolean;
  isRoot: boolean;
  isVerified: boolean;
  supportedServices: string[];
}

const domainResource: Resource<Domain> = {
  set: 'domains',
  type: 'domain',
  properties: () => [
    'id',
    'authenticationType',
    'isAdminManaged',
    'isDefault',
    'isInitial',
    'isRoot',
    'isVerified',
    'supportedServices',
  ],
  view: (item) => item,
  hidden: () => [],
  filterable: () => [],
  pageSize,
};

/** Only verified domains are part of the organisation. */
function organizationOf(tenant: Tenant): Organization {
  return { ...tenant.organization, verifiedDomains: verifiedDomainsOf(tenant) };
}

function domainsOf({ organization: { verifiedDomains }, lostDomains }: Tenant): Domain[] {
  const names = verifiedDomains.map((domain) => domain.name);
  return verifiedDomains.map(({ name, type, capabilities, isDefault, isInitial }) => ({
    id: name,
    authenticationType: type,
    isAdminManaged: true,
    isDefault,
    isInitial,
    isRoot: !names.some((other) => name.endsWith(`.${other}`)),
    isVerified: !lostDomains.has(name),
    supportedServices: capabilities.split(', '),
  }));
}

/** The tenant itself and its domains: https://learn.microsoft.com/graph/api/resources/organization */
export const organizationRoutes: Route[] = [
  {
    method: 'GET',
    path: 'organization',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, organizationResource, [organizationOf(tenant)]),
  },
  {
    method: 'GET',
    path: 'organization/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      if (id.toLowerCase() !== tenant.organization.id) throw notFound(id);
      return answerItem(request, organizationResource, organizationOf(tenant));
    },
  },
  {
    method: 'GET',
    path: 'domains',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, domainResource, domainsOf(tenant)),
  },
  {
    method: 'GET',
    path: 'domains/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const found = domainsOf(tenant).find((domain) => domain.id === id.toLowerCase());
      if (found === undefined) throw notFound(id);
      return answerItem(request, domainResource, found);
    },
  },
];
