import type { RequestRow } from '../../../store/requests.ts';
import type { Actor } from '../../model/request/request.ts';
import { storedRequest } from '../../model/request/stored.ts';

/** Whether the person who decides would get access by the request, according to its plan. */
export function approvesOwnAccess(row: RequestRow, { aadObjectId }: Actor): boolean {
  return storedRequest(row).plan?.approversGaining?.includes(aadObjectId.toLowerCase()) ?? false;
}
