import { z } from 'zod';
import { getUser } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { notFound, refused } from '../http/fault.ts';
import { ok, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { bothVersions, type Params, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { plainResource, userResource } from '../odata/resources.ts';
import { licencesOf } from '../tenant/bought.ts';
import type { ServicePlan, Subscription } from '../tenant/hand-records.ts';
import type { Tenant } from '../tenant/tenant.ts';

const subscriptionResource = plainResource<Subscription>(
  'subscribedSkus',
  'subscribedSku',
  [
    ...(['id', 'accountId', 'accountName', 'appliesTo', 'capabilityStatus', 'consumedUnits'] as const),
    ...(['prepaidUnits', 'servicePlans', 'skuId', 'skuPartNumber', 'subscriptionIds'] as const),
  ],
  [],
);

interface LicenceDetails {
  id: string;
  skuId: string;
  skuPartNumber: string;
  servicePlans: ServicePlan[];
}

const licenceResource = plainResource<LicenceDetails>(
  'licenseDetails',
  'licenseDetails',
  ['id', 'skuId', 'skuPartNumber', 'servicePlans'],
  [],
);

const assignBody = z.strictObject({
  addLicenses: z.array(
    z.strictObject({ skuId: z.guid(), disabledPlans: z.array(z.guid()).max(0).optional() }),
  ),
  removeLicenses: z.array(z.guid()),
});

/** What the organisation has bought, and who may use it: https://learn.microsoft.com/graph/api/resources/licensedetails */
export const licenceRoutes: Route[] = [
  {
    method: 'GET',
    path: 'subscribedSkus',
    versions: bothVersions,
    handler: (tenant, request) => answerList(request, subscriptionResource, tenant.subscriptions.values()),
  },
  {
    method: 'GET',
    path: 'subscribedSkus/{id}',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      const found = [...tenant.subscriptions.values()].find((one) => one.id === id);
      if (!found) throw notFound(id);
      return answerItem(request, subscriptionResource, found);
    },
  },
  {
    method: 'GET',
    path: 'users/{id}/licenseDetails',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) => answerList(request, licenceResource, detailsOf(tenant, id)),
  },
  { method: 'POST', path: 'users/{id}/assignLicense', versions: bothVersions, handler: assignLicence },
];

function detailsOf(tenant: Tenant, userId: string): LicenceDetails[] {
  return licencesOf(tenant.licences, getUser(tenant, userId)).flatMap((wanted) => {
    const bought = tenant.subscriptions.get(wanted);
    if (!bought) return [];
    const { skuId, skuPartNumber, servicePlans } = bought;
    return { id: `${userId}_${skuId}`, skuId, skuPartNumber, servicePlans };
  });
}

/** https://learn.microsoft.com/graph/api/user-assignlicense */
function assignLicence(tenant: Tenant, request: ApiRequest, { id = '' }: Params): ApiResponse {
  const user = getUser(tenant, id);
  const { addLicenses, removeLicenses } = readBody(request, assignBody, 'User');
  const before = licencesOf(tenant.licences, user);
  const unknown = addLicenses.find(({ skuId }) => !tenant.subscriptions.has(skuId));
  if (unknown) throw refused(`License ${unknown.skuId} does not correspond to a valid company License.`);
  const absent = removeLicenses.find((skuId) => !before.includes(skuId));
  if (absent) throw refused('User does not have a corresponding license.');
  const kept = before.filter((skuId) => !removeLicenses.includes(skuId));
  const skuIds = [...new Set([...kept, ...addLicenses.map(({ skuId }) => skuId)])];
  tenant.write(['licences', user.id, { skuIds }]);
  return ok(answerItem(request, userResource, user).body);
}
