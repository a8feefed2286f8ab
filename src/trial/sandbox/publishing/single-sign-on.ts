import { malformed } from '../http/fault.ts';
import type { SingleSignOnSettings } from '../tenant/records.ts';
import type { SingleSignOnBody } from './publishing-body.ts';

/** Checks single sign-on settings; Kerberos needs a service principal name.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-sso-with-kcd */
export function toSingleSignOn(body: SingleSignOnBody): SingleSignOnSettings {
  if (body.singleSignOnMode !== 'onPremisesKerberos') {
    return { singleSignOnMode: body.singleSignOnMode, kerberosSignOnSettings: null };
  }
  const { kerberosServicePrincipalName = '', kerberosSignOnMappingAttributeType = 'userPrincipalName' } =
    body.kerberosSignOnSettings ?? {};
  if (kerberosServicePrincipalName === '') {
    throw malformed('Kerberos single sign-on requires kerberosServicePrincipalName.');
  }
  return {
    singleSignOnMode: body.singleSignOnMode,
    kerberosSignOnSettings: { kerberosServicePrincipalName, kerberosSignOnMappingAttributeType },
  };
}
