import type { RequestRow } from '../../../store/requests.ts';
import { isUnderWay } from '../../model/request/request.ts';

/**
 * Whether a request is still where it was when a pass began: to be planned, or to be applied. A pass believed dead may
 * end late, and must not overwrite a decision made since.
 */
export function isAsRead(read: Pick<RequestRow, 'state'>, now: Pick<RequestRow, 'state'>): boolean {
  return read.state === now.state || (isUnderWay(read.state) && isUnderWay(now.state));
}
