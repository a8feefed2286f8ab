import { ApiFault, tooManyRequests } from '../http/fault.ts';
import type { Fault } from './fault-kinds.ts';

const concurrencyText =
  'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.';

/** What Graph says with a status, unless the rule overrides it. */
const usual: Record<number, readonly [code: string, message: string]> = {
  400: ['Request_BadRequest', 'Not a valid reference update.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  404: [
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried reference-property objects are not present.',
  ],
  409: ['Directory_ConcurrencyViolation', concurrencyText],
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

/** Creates the error of a `concurrency` fault: https://github.com/nais/azurerator/issues/448 */
export function concurrentWrite(): ApiFault {
  return new ApiFault(409, 'Directory_ConcurrencyViolation', concurrencyText);
}

/** Creates the error of an `ended-token` fault.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function tokenEnded({ claims }: Extract<Fault, { kind: 'ended-token' }>): ApiFault {
  const [code, plain] = ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'];
  if (claims === null) return new ApiFault(401, code, plain);
  const asked = Buffer.from(JSON.stringify(claims)).toString('base64');
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${asked}"`;
  const message = 'Continuous access evaluation resulted in challenge with result: InteractionRequired.';
  return new ApiFault(401, code, message, [], { 'www-authenticate': challenge });
}

/** Creates the error of a `quota` fault, which is no matter of roles.
 * https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions */
export function quotaExceeded(): ApiFault {
  return new ApiFault(
    403,
    'Directory_QuotaExceeded',
    'The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
  );
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
