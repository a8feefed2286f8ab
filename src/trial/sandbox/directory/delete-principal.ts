import { noContent, type ApiResponse } from '../http/message.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Deletes a user or group for good as far as reads can tell: its assignments and memberships end with it.
 * https://learn.microsoft.com/graph/api/user-delete
 */
export function deletePrincipal(tenant: Tenant, id: string): ApiResponse {
  const held = [...tenant.assignments.values()].filter(({ principalId }) => principalId === id);
  tenant.write(
    ['deletedPrincipals', id, { deletedDateTime: new Date().toISOString() }],
    ...held.map((one): ['assignments', string, null] => ['assignments', one.id, null]),
  );
  return noContent;
}
