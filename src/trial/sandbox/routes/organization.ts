import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { notFound } from '../http/fault.ts';
import type { Resource } from '../odata/resource.ts';
import type { Organization } from '../tenant/seed.ts';

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

function domainsOf({ verifiedDomains }: Organization): Domain[] {
  const names = verifiedDomains.map((domain) => domain.name);
  return verifiedDomains.map(({ name, type, capabilities, isDefault, isInitial }) => ({
    id: name,
    authenticationType: type,
    isAdminManaged: true,
    isDefault,
    isInitial,
    isRoot: !names.some((other) => name.endsWith(`.${other}`)),
    isVerified: true,
    supportedServices: capabilities.split(', '),
  }));
}

/** The tenant itself and its domains: https://learn.microsoft.com/graph/api/resources/organization */
export const organizationRoutes: Route[] = [
  {
    method: 'GET',
    path: 'organization',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, organizationResource, [tenant.organization]),
  },
  {
    method: 'GET',
    path: 'organization/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      if (id.toLowerCase() !== tenant.organization.id) throw notFound(id);
      return answerItem(request, organizationResource, tenant.organization);
    },
  },
  {
    method: 'GET',
    path: 'domains',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, domainResource, domainsOf(tenant.organization)),
  },
  {
    method: 'GET',
    path: 'domains/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const found = domainsOf(tenant.organization).find((domain) => domain.id === id.toLowerCase());
      if (found === undefined) throw notFound(id);
      return answerItem(request, domainResource, found);
    },
  },
];
