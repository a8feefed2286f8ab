import { ApiFault, tooManyRequests } from '../http/fault.ts';
import type { Fault } from './fault-kinds.ts';

/** What Graph says with a status, unless the rule overrides it. */
const usual: Record<number, readonly [code: string, message: string]> = {
  400: ['Request_BadRequest', 'Not a valid reference update.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  404: [
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried reference-property objects are not present.',
  ],
  424: ['FailedDependency', 'Unable to perform the operation. The requested operation depended on another.'],
  429: ['TooManyRequests', 'Please retry again later.'],
  500: ['InternalServerError', 'An error occurred while processing this request.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The upstream server did not answer in time.'],
};

/** Creates the error of a `status` fault. */
export function statusFault(fault: Extract<Fault, { kind: 'status' }>): ApiFault {
  const [code, message] = usual[fault.status] ?? ['UnknownError', ''];
  return new ApiFault(fault.status, fault.code ?? code, fault.message ?? message, [], fault.headers);
}

/** Creates the error of a `throttle` fault. */
export function throttled({ retryAfter, as }: Extract<Fault, { kind: 'throttle' }>): ApiFault {
  if (retryAfter === null) return tooManyRequests({});
  return tooManyRequests({ 'retry-after': as === 'date' ? httpDate(retryAfter) : String(retryAfter) });
}

function httpDate(secondsFromNow: number): string {
  const at = Math.ceil(Date.now() / 1000 + secondsFromNow) * 1000;
  return new Date(at).toUTCString();
}
