import { sentence } from '../../language/sentence.ts';
import { admittedBy } from '../model/publication/admitted.ts';
import type { Desired } from '../model/publication/desired.ts';
import { entryUrl, hasOwnEntry } from '../model/publication/entry.ts';
import type { ApplicationView } from '../model/view.ts';

/** Describes the applications of a publication. */
export function applicationViews(desired: Desired): ApplicationView[] {
  return desired.applications.map((application) => ({
    role: application.role,
    displayName: application.displayName,
    internalUrl: application.internalUrl,
    externalUrl: application.externalUrl,
    ...(hasOwnEntry(application) && { entryUrl: entryUrl(application) }),
    preAuthentication:
      application.preAuthentication === 'passthru' ? sentence('Passthrough (none)') : 'Microsoft Entra ID',
    singleSignOn:
      application.singleSignOn.mode === 'kerberos'
        ? sentence('Kerberos, {spn} as {identity}', {
            spn: application.singleSignOn.servicePrincipalName,
            identity: application.singleSignOn.loginIdentity,
          })
        : application.singleSignOn.mode === 'kept'
          ? sentence('As it was found')
          : sentence('None'),
    admits: admittedBy(application, desired.principals.length > 0),
  }));
}
