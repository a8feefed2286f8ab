import type { RequestRow } from '../../../store/requests.ts';
import { isUnderWay } from '../../model/request/request.ts';

/**
 * Whether a request still is where it was when a pass began: to be planned, or to be applied. A pass that was thought dead
 * may end late, and must not take back what somebody has decided since.
 */
export function isAsRead(read: Pick<RequestRow, 'state'>, now: Pick<RequestRow, 'state'>): boolean {
  return read.state === now.state || (isUnderWay(read.state) && isUnderWay(now.state));
}
