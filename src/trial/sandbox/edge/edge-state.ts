import { profileId } from '../tenant/bought.ts';
import type { EdgeState } from '../tenant/hand-records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Published } from './published.ts';

/** Returns what the edge does wrong for a host now; null = nothing. */
export function edgeStateOf({ edgeStates }: Tenant, host: string): EdgeState | null {
  const state = edgeStates.get(host.toLowerCase()) ?? edgeStates.get('*');
  if (!state) return null;
  const isOver = state.kind === 'not-live' && state.until !== undefined && state.until <= Date.now();
  return isOver ? null : state;
}

/** Whether Application Proxy serves the organisation at all. */
export function isServed({ profiles }: Tenant): boolean {
  return profiles.get(profileId)?.isEnabled ?? true;
}

/** Returns what is published as the edge answers for it: perhaps as another application, or from another group. */
export function asAnswered(tenant: Tenant, published: Published, state: EdgeState | null): Published {
  if (state?.kind === 'another-group') return { ...published, groupId: state.groupId };
  if (state?.kind !== 'another-application') return published;
  const { application } = published;
  const other = [...tenant.applications.values()].find(({ properties }) => properties.appId === state.appId);
  const stale = { ...application, properties: { ...application.properties, appId: state.appId } };
  return { ...published, application: other ?? stale };
}
