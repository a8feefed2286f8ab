import type { Seed } from './seed.ts';
import type { Licences, Subscription } from './hand-records.ts';
import type { User } from './records.ts';

/** Id of the profile of Application Proxy, the only one there is. */
export const profileId = 'applicationProxy';

/**
 * Microsoft 365 E3, which includes Microsoft Entra ID P1:
 * https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const officeSkuId = '05e9a617-0261-4cee-bb44-138d3ef5d965';

/** Power BI (free), which includes nothing that Application Proxy needs. */
const freeSkuId = 'a403ebcc-fae0-4ca2-8c8c-7a907fd6c235';

function subscription(skuId: string, skuPartNumber: string, plan: [id: string, name: string]): Subscription {
  const [servicePlanId, servicePlanName] = plan;
  return {
    id: `b155aa67-bd32-438c-92ab-32297f3f9c80_${skuId}`,
    accountId: 'b155aa67-bd32-438c-92ab-32297f3f9c80',
    accountName: 'contoso',
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: 20,
    prepaidUnits: { enabled: 50, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: [{ servicePlanId, servicePlanName, provisioningStatus: 'Success', appliesTo: 'User' }],
    skuId,
    skuPartNumber,
    subscriptionIds: ['9f1c4f0d-3f5a-4a1b-9a83-6f1c2c8d7e10'],
  };
}

/** Returns what an organisation has bought at its start. */
export function subscriptionsOf(seed: Seed): readonly Subscription[] {
  return (
    seed.subscriptions ?? [
      subscription(officeSkuId, 'SPE_E3', ['41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'AAD_PREMIUM']),
      subscription(freeSkuId, 'POWER_BI_STANDARD', ['2049e525-b859-401b-b2a0-e0a31c4b1fe4', 'BI_AZURE_P0']),
    ]
  );
}

/** Returns what a user has a licence of: members of Microsoft 365, guests of nothing, unless that was changed. */
export function licencesOf(licences: ReadonlyMap<string, Licences>, { id, userType }: User): string[] {
  return licences.get(id)?.skuIds ?? (userType === 'Member' ? [officeSkuId] : []);
}

const premiumPlans = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

/** Whether the organisation has Microsoft Entra ID P1 or P2 now. */
export function isPremium(subscriptions: ReadonlyMap<string, Subscription>): boolean {
  return [...subscriptions.values()].some(
    ({ capabilityStatus, servicePlans }) =>
      ['Enabled', 'Warning'].includes(capabilityStatus) &&
      servicePlans.some(({ servicePlanName }) => premiumPlans.includes(servicePlanName)),
  );
}
