import type { OnPremisesPublishingProfile } from '@microsoft/microsoft-graph-types-beta';
import type { Graph } from './client.ts';

/** Whether Application Proxy is enabled in the tenant. Installing the first connector enables it. */
export async function getApplicationProxyProfile(graph: Graph): Promise<{ isEnabled: boolean }> {
  const request = graph.api('/onPremisesPublishingProfiles/applicationProxy').version('beta');
  const profile: OnPremisesPublishingProfile = await request.get();
  return { isEnabled: profile.isEnabled ?? false };
}
