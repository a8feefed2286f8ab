import type { LicenseDetails, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { readMany } from './call/batch/read-many.ts';
import type { Graph } from './client.ts';
import { segment } from './call/odata.ts';
import { readAll } from './call/paging.ts';

/**
 * Service plans that include Application Proxy, Microsoft Entra ID P1 and P2:
 * https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const premiumPlans = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

/** Returns whether each user has Microsoft Entra ID P1 or P2, in order, 20 in a call; null = the user is not there. */
export async function haveLicences(graph: Graph, userIds: readonly string[]): Promise<(boolean | null)[]> {
  const paths = userIds.map((id) => `/users/${segment(id)}/licenseDetails`);
  const answers = await readMany<{ value: LicenseDetails[] }>(graph, 'v1.0', paths);
  return answers.map((answer) => answer && answer.value.some(includesPremium));
}

/** Whether the organisation has Microsoft Entra ID P1 or P2 now; a subscription that needs attention still counts. */
export async function isPremiumTenant(graph: Graph): Promise<boolean> {
  const request = graph.api('/subscribedSkus').select('capabilityStatus,servicePlans');
  const bought = await readAll<SubscribedSku>(graph, request);
  return bought.some(
    (one) => ['Enabled', 'Warning'].includes(one.capabilityStatus ?? '') && includesPremium(one),
  );
}

/** https://learn.microsoft.com/graph/api/resources/serviceplaninfo (provisioningStatus) */
const notProvisioned = ['Disabled', 'Error'];

function includesPremium({ servicePlans }: Pick<LicenseDetails, 'servicePlans'>): boolean {
  return (servicePlans ?? []).some(
    ({ servicePlanName, provisioningStatus }) =>
      premiumPlans.includes(servicePlanName ?? '') && !notProvisioned.includes(provisioningStatus ?? ''),
  );
}
