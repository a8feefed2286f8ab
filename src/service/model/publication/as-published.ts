import type {
  OnPremisesPublishing,
  OnPremisesPublishingSingleSignOn,
} from '@microsoft/microsoft-graph-types-beta';
import type { DesiredApplication } from './desired.ts';
import type { SingleSignOn } from './sign-on.ts';

/** The publishing settings of an application exactly as desired; a single sign-on mode that is kept is left out. */
export function asPublished(wanted: DesiredApplication): OnPremisesPublishing {
  const { internalUrl, externalUrl, preAuthentication, proxy, singleSignOn } = wanted;
  const settings = { internalUrl, externalUrl, externalAuthenticationType: preAuthentication, ...proxy };
  if (singleSignOn.mode === 'kept') return settings;
  return { ...settings, singleSignOnSettings: signOnSettings(singleSignOn) };
}

/** The settings of single sign-on, as Graph takes them. */
export function signOnSettings(wanted: SingleSignOn): OnPremisesPublishingSingleSignOn {
  if (wanted.mode === 'none') return { singleSignOnMode: 'none' };
  return {
    singleSignOnMode: 'onPremisesKerberos',
    kerberosSignOnSettings: {
      kerberosServicePrincipalName: wanted.servicePrincipalName,
      kerberosSignOnMappingAttributeType: wanted.loginIdentity,
    },
  };
}
