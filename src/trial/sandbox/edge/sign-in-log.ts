import { randomUUID } from 'node:crypto';
import type { SignIn } from '../tenant/hand-records.ts';
import type { User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Published } from './published.ts';

/** How a sign-in ended. */
interface Ended {
  /** Number after AADSTS; 0 = it worked. */
  errorCode: number;
  /** By default what the log says for the code, as far as the tenant knows it. */
  failureReason?: string | undefined;
  at?: Date;
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const reasons: Readonly<Record<number, string>> = {
  0: 'Other.',
  50011: 'The redirect URI specified in the request does not match the ones configured for the application.',
  50057: 'The user account is disabled.',
  50105:
    'Your administrator has configured the application to block users unless they are specifically granted access.',
  50158: 'External security challenge was not satisfied.',
  53003: 'Access has been blocked by Conditional Access policies.',
  65001: 'The user or administrator has not consented to use the application.',
  700016: 'Application was not found in the directory.',
  700054: 'response_type id_token is not enabled for the application.',
  7000112: 'Application is disabled.',
};

/** Returns what the log, and the sign-in page, say for a code. */
export function signInReason(errorCode: number): string {
  return reasons[errorCode] ?? `Error ${errorCode}.`;
}

/** Codes with which Conditional Access refuses. */
const byConditionalAccess = [50158, 53000, 53001, 53003];

/** Returns an entry of the sign-in log. */
export function signInOf(
  { application }: Pick<Published, 'application'>,
  user: User,
  { errorCode, failureReason, at = new Date() }: Ended,
): SignIn {
  const { appId, displayName } = application.properties;
  const isBlocked = byConditionalAccess.includes(errorCode);
  return {
    id: randomUUID(),
    createdDateTime: at.toISOString(),
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    userId: user.id,
    appId,
    appDisplayName: displayName,
    ipAddress: '198.51.100.77',
    clientAppUsed: 'Browser',
    correlationId: randomUUID(),
    conditionalAccessStatus: isBlocked ? 'failure' : 'notApplied',
    isInteractive: true,
    resourceDisplayName: 'Windows Azure Active Directory',
    resourceId: '00000002-0000-0000-c000-000000000000',
    status: {
      errorCode,
      failureReason: failureReason ?? signInReason(errorCode),
      additionalDetails: null,
    },
  };
}

/** Writes down how a person's sign-in ended. */
export function logSignIn(
  tenant: Tenant,
  published: Pick<Published, 'application'>,
  user: User,
  ended: Ended,
): void {
  const entry = signInOf(published, user, ended);
  tenant.write(['signIns', entry.id, entry]);
}
