import { ApiFault, notFound } from '../http/fault.ts';
import type { ApiRequest, ApiResponse } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import type { Resource } from '../odata/resource.ts';
import { plainResource } from '../odata/resources.ts';
import { isPremium } from '../tenant/bought.ts';
import type { SignIn } from '../tenant/hand-records.ts';
import type { Tenant } from '../tenant/tenant.ts';

const filterable =
  'id createdDateTime userDisplayName userPrincipalName userId appId appDisplayName ipAddress clientAppUsed correlationId conditionalAccessStatus status/errorCode'.split(
    ' ',
  );

const signInResource: Resource<SignIn> = {
  ...plainResource<SignIn>(
    'auditLogs/signIns',
    'signIn',
    [
      ...(['id', 'createdDateTime', 'userDisplayName', 'userPrincipalName', 'userId', 'appId'] as const),
      ...(['appDisplayName', 'ipAddress', 'clientAppUsed', 'correlationId'] as const),
      ...([
        'conditionalAccessStatus',
        'isInteractive',
        'resourceDisplayName',
        'resourceId',
        'status',
      ] as const),
    ],
    [],
  ),
  filterable: () => filterable,
  pageSize: { default: 1000, max: 1000 },
};

/** The sign-in log, newest first: https://learn.microsoft.com/graph/api/signin-list */
export const signInRoutes: Route[] = [
  { method: 'GET', path: 'auditLogs/signIns', versions: bothVersions, handler: list },
  {
    method: 'GET',
    path: 'auditLogs/signIns/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      requirePremium(tenant);
      const found = tenant.signIns.get(id);
      if (!found) throw notFound(id);
      return answerItem(request, signInResource, found);
    },
  },
];

function list(tenant: Tenant, request: ApiRequest): ApiResponse {
  requirePremium(tenant);
  const newestFirst = [...tenant.signIns.values()].toSorted((a, b) =>
    b.createdDateTime.localeCompare(a.createdDateTime),
  );
  return answerList(request, signInResource, newestFirst);
}

/** The log is part of Microsoft Entra ID P1; the code is Graph's. */
function requirePremium({ subscriptions }: Tenant): void {
  if (isPremium(subscriptions)) return;
  const message = "Neither tenant is B2C or tenant doesn't have premium license";
  throw new ApiFault(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', message);
}
