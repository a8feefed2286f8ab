import { randomUUID } from 'node:crypto';
import { servicePrincipalOf } from '../directory/lookup.ts';
import { ApiFault, malformed } from '../http/fault.ts';
import type { ApplicationRecord, OnPremisesPublishing, PasswordCredential } from '../tenant/records.ts';
import type { Change } from '../tenant/collections.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { defaultConnectorGroup } from './connector-group.ts';
import { checkExternalUrl } from './external-url.ts';
import { checkInternalUrl } from './internal-url.ts';
import { publishingDefaults } from './defaults.ts';
import type { PublishingBody } from './publishing-body.ts';
import { toSingleSignOn } from './single-sign-on.ts';

/** Tag on the service principal of every Application Proxy application; Microsoft's samples list them by it. */
const onPremisesTag = 'WindowsAzureActiveDirectoryOnPremApp';

/** The value that Microsoft.Entra.Beta sends as both URLs to unpublish. */
const removalSentinel = 'PowerShellDeleteApplication';

/** Publishes an application or changes its publishing; null or the sentinel URLs unpublish it. */
export function publish(tenant: Tenant, application: ApplicationRecord, body: PublishingBody | null): void {
  if (body === null || body.internalUrl === removalSentinel) {
    return tenant.write(applicationChange({ ...application, publishing: null, connectorGroup: null }));
  }
  const publishing = toPublishing(tenant, application, body);
  const defaultGroup = defaultConnectorGroup(tenant).id;
  const first = application.publishing === null;
  tenant.write(
    applicationChange({
      ...application,
      properties: first ? withSecret(application.properties) : application.properties,
      publishing,
      connectorGroup: application.connectorGroup ?? {
        id: defaultGroup,
        previousId: defaultGroup,
        switchesAt: 0,
      },
    }),
    ...(first ? servicePrincipalTagged(tenant, application) : []),
  );
}

function toPublishing(
  tenant: Tenant,
  application: ApplicationRecord,
  body: PublishingBody,
): OnPremisesPublishing {
  const { properties, publishing: before } = application;
  const { '@odata.type': _type, singleSignOnSettings, ...changes } = body;
  const merged = {
    ...publishingDefaults,
    ...before,
    ...withoutNulls(changes),
    isOnPremPublishingEnabled: true,
  };
  if (properties.identifierUris.length === 0) {
    const message = 'The on-premises publishing of an application cannot be configured before its URIs.';
    throw new ApiFault(400, 'Application_UrisNotConfigured', message);
  }
  const urls = urlsOf(tenant, application, { ...before, ...changes });
  const withUrls = {
    ...merged,
    ...urls,
    verifiedCustomDomainCertificatesMetadata: certificateFor(tenant, urls.externalUrl ?? ''),
  };
  const singleSignOn = singleSignOnSettings
    ? toSingleSignOn(singleSignOnSettings)
    : (before?.singleSignOnSettings ?? publishingDefaults.singleSignOnSettings);
  const isKerberos = singleSignOn.singleSignOnMode === 'onPremisesKerberos';
  if (isKerberos && merged.externalAuthenticationType !== 'aadPreAuthentication') {
    throw malformed('Kerberos single sign-on requires Microsoft Entra ID pre-authentication.');
  }
  return { ...withUrls, singleSignOnSettings: singleSignOn };
}

/** A certificate is uploaded once for a domain, and used for every application that is published in it afterwards. */
function certificateFor({ certificates }: Tenant, externalUrl: string) {
  const host = URL.parse(externalUrl)?.hostname ?? '';
  return certificates.get(host.slice(host.indexOf('.') + 1)) ?? null;
}

/**
 * Only applications of Private Access and Quick Access have no address:
 * https://learn.microsoft.com/entra/global-secure-access/how-to-configure-per-app-access
 */
function urlsOf(
  tenant: Tenant,
  application: ApplicationRecord,
  wanted: { applicationType?: unknown; internalUrl?: unknown; externalUrl?: unknown },
): Pick<OnPremisesPublishing, 'internalUrl' | 'externalUrl'> {
  if (wanted.applicationType) return { internalUrl: null, externalUrl: null };
  return {
    internalUrl: checkInternalUrl(tenant, application, String(wanted.internalUrl ?? '')),
    externalUrl: checkExternalUrl(tenant, application, String(wanted.externalUrl ?? '')),
  };
}

function withoutNulls(changes: object): Partial<OnPremisesPublishing> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
}

/** Application Proxy stores its own client secret on the application; removing it breaks pre-authentication. */
function withSecret(properties: ApplicationRecord['properties']): ApplicationRecord['properties'] {
  if (properties.passwordCredentials.some(({ displayName }) => displayName === 'CWAP_AuthSecret')) {
    return properties;
  }
  const start = new Date();
  const secret: PasswordCredential = {
    keyId: randomUUID(),
    displayName: 'CWAP_AuthSecret',
    hint: 'cwp',
    startDateTime: start.toISOString(),
    endDateTime: new Date(start.getTime() + 365 * 24 * 60 * 60 * 1000).toISOString(),
  };
  return { ...properties, passwordCredentials: [...properties.passwordCredentials, secret] };
}

function servicePrincipalTagged(tenant: Tenant, { properties }: ApplicationRecord): Change[] {
  const found = servicePrincipalOf(tenant, properties.appId);
  if (found === null) return [];

  const tags = [...new Set([...found.properties.tags, onPremisesTag])];
  return [
    ['servicePrincipals', found.properties.id, { ...found, properties: { ...found.properties, tags } }],
  ];
}

function applicationChange(application: ApplicationRecord): Change {
  return ['applications', application.properties.id, application];
}
