import { sentence, type Text } from '../../language/sentence.ts';
import type { User } from '@microsoft/microsoft-graph-types';
import type { SingleSignOn } from '../model/publication/sign-on.ts';

/** How people will sign in to Qlik Sense; null = irrelevant, because they lose access. */
export type SignOn = SingleSignOn | { mode: 'kept' } | null;

/** Returns why a user cannot use the publication, calling the user `who`; `''` = they can. */
export function unfit(user: User, who: string, singleSignOn: SignOn): Text {
  if (!singleSignOn) return '';
  if (user.accountEnabled === false)
    return sentence('{who} is disabled and cannot sign in. Leave this user out.', { who });
  if (user.userType === 'Guest')
    return sentence('{who} is a guest, not a member of this organisation. Leave this user out.', { who });
  if (singleSignOn.mode !== 'kerberos') return '';
  const missing = missingAttribute(user, singleSignOn.loginIdentity);
  return (
    missing &&
    sentence(
      '{who} has no {missing}, which Kerberos needs with this login identity. Choose another login identity.',
      { who, missing },
    )
  );
}

function missingAttribute(user: User, loginIdentity: string): Text {
  if (loginIdentity.startsWith('onPremisesUserPrincipal'))
    return user.onPremisesUserPrincipalName ? '' : sentence('on-premises user principal name');
  if (loginIdentity === 'onPremisesSAMAccountName')
    return user.onPremisesSamAccountName ? '' : sentence('on-premises SAM account name');
  return '';
}
