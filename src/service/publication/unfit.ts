import type { User } from '@microsoft/microsoft-graph-types';
import type { SingleSignOn } from '../publish-input.ts';

/** How people will sign in to Qlik Sense; null = they are leaving, so that it does not matter. */
export type SignOn = SingleSignOn | { mode: 'kept' } | null;

/** Why a user cannot use the publication, to follow the name of the user; `''` = nothing speaks against it. */
export function unfit(user: User, singleSignOn: SignOn): string {
  if (!singleSignOn) return '';
  if (user.accountEnabled === false) return 'is disabled and cannot sign in. Leave this user out.';
  if (user.userType === 'Guest') return 'is a guest, not a member of this organisation. Leave this user out.';
  if (singleSignOn.mode !== 'kerberos') return '';
  const missing = missingAttribute(user, singleSignOn.loginIdentity);
  return (
    missing &&
    `has no ${missing}, which Kerberos needs with this login identity. Choose another login identity.`
  );
}

function missingAttribute(user: User, loginIdentity: string): string {
  if (loginIdentity.startsWith('onPremisesUserPrincipal'))
    return user.onPremisesUserPrincipalName ? '' : 'on-premises user principal name';
  if (loginIdentity === 'onPremisesSAMAccountName')
    return user.onPremisesSamAccountName ? '' : 'on-premises SAM account name';
  return '';
}
