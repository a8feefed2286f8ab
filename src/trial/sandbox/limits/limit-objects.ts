import { quotaExceeded } from '../faults/refusals.ts';
import type { ApiRequest, ApiResponse, ApiStep } from '../http/message.ts';
import type { Tenant } from '../tenant/tenant.ts';

const creating = /^(applicationTemplates\/[^/]+\/instantiate|applications|servicePrincipals)$/i;

/**
 * Refuses to create applications and service principals for a caller who already has `objects` of them. Deleted ones
 * count as long as they can be restored. Graph exempts administrators; here the limit is for everybody, so that it can
 * be met. Callers without a token share one.
 * https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions
 */
export function limitObjects(objects: number, tenant: Tenant): ApiStep {
  const creators = new Map<string, string>();
  return async (request, next) => {
    if (request.method !== 'POST' || !creating.test(request.path.join('/'))) return next(request);
    const creator = creatorOf(request);
    const existing = existingIn(tenant);
    const own = [...creators].filter(([id, of]) => of === creator && existing.has(id));
    if (own.length >= objects) throw quotaExceeded();
    const answer = await next(request);
    for (const id of createdIn(answer)) creators.set(id, creator);
    return answer;
  };
}

function creatorOf({ caller }: ApiRequest): string {
  return caller?.id ?? '';
}

function existingIn(tenant: Tenant): Set<string> {
  const deleted = [...tenant.deletedApplications.values()].flatMap(({ application, servicePrincipal }) => [
    application.properties.id,
    ...(servicePrincipal ? [servicePrincipal.properties.id] : []),
  ]);
  return new Set([
    ...tenant.applications.keys(),
    ...tenant.servicePrincipals.keys(),
    ...tenant.deletedServicePrincipals.keys(),
    ...deleted,
  ]);
}

function createdIn({ body }: ApiResponse): string[] {
  const { id, application, servicePrincipal } = (body ?? {}) as Record<string, unknown>;
  const idOf = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return [id, idOf(application), idOf(servicePrincipal)].filter((one) => typeof one === 'string');
}
