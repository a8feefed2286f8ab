import { ApiFault } from '../../../src/trial/sandbox/http/fault.ts';
import type { ApiRequest, ApiStep } from '../../../src/trial/sandbox/http/message.ts';

/** Refuses the calls of the tenant that `isRefused` picks, for want of a permission. */
export function refusing(isRefused: (request: ApiRequest) => boolean): ApiStep {
  return async (request, next) => {
    if (isRefused(request))
      throw new ApiFault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    return next(request);
  };
}
