import type { RequestRow } from '../../../store/requests.ts';
import type { Actor } from '../../model/request/request.ts';

/** Whether a person made the request, by tenant and object id. */
export function isRequester(row: RequestRow, actor: Actor): boolean {
  return (
    row.requester_id.toLowerCase() === actor.aadObjectId.toLowerCase() &&
    row.requester_tenant_id === actor.tenantId
  );
}
